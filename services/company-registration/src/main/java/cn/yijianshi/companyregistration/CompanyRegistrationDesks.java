package cn.yijianshi.companyregistration;

import cn.yijianshi.companyregistration.domain.BarRegister;
import cn.yijianshi.companyregistration.domain.Barring;
import cn.yijianshi.companyregistration.domain.CalendarDays;
import cn.yijianshi.companyregistration.domain.ChangeDesk;
import cn.yijianshi.companyregistration.domain.DeregistrationDesk;
import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.EstablishmentDesk;
import cn.yijianshi.companyregistration.domain.ExitNoticeDesk;
import cn.yijianshi.companyregistration.domain.ExitNotices;
import cn.yijianshi.companyregistration.domain.Exits;
import cn.yijianshi.companyregistration.domain.Figures;
import cn.yijianshi.companyregistration.domain.FoundingRules;
import cn.yijianshi.companyregistration.domain.LawBook;
import cn.yijianshi.companyregistration.domain.LicenceCheck;
import cn.yijianshi.companyregistration.domain.MigrationDesk;
import cn.yijianshi.companyregistration.domain.NameRules;
import cn.yijianshi.companyregistration.domain.PositionRules;
import cn.yijianshi.companyregistration.domain.Registries;
import cn.yijianshi.companyregistration.domain.Reservations;
import cn.yijianshi.companyregistration.domain.Reserving;
import cn.yijianshi.companyregistration.domain.SimpleDeregistrationDesk;
import cn.yijianshi.companyregistration.domain.Sounds;
import cn.yijianshi.companyregistration.persistence.NameRuleFiles;
import cn.yijianshi.companyregistration.persistence.TableLawBook;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.department.tables.domain.Tables;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desks of this office; the rules behind them know no framework. */
@Configuration(proxyBeanMethods = false)
class CompanyRegistrationDesks {

    @Bean
    LawBook lawBook(Tables tables) {
        return new TableLawBook(tables);
    }

    @Bean
    Sounds sounds() {
        return NameRuleFiles.sounds();
    }

    @Bean
    NameRules nameRules(LawBook book, Enterprises register, Reservations reservations, Sounds sounds, Figures figures) {
        return new NameRules(book, register, reservations, sounds, figures);
    }

    @Bean
    FoundingRules foundingRules(LawBook book, Enterprises register, Figures figures) {
        return new FoundingRules(book, register, figures);
    }

    @Bean
    PositionRules positionRules(BarRegister bars) {
        return new PositionRules(bars);
    }

    @Bean
    Reserving reserving(
            NameRules rules,
            Registries registries,
            Reservations reservations,
            Sounds sounds,
            Figures figures,
            Clock clock) {
        return new Reserving(rules, registries, reservations, sounds, figures, clock);
    }

    @Bean
    Barring barring(BarRegister register, Figures figures, Clock clock) {
        return new Barring(register, figures, clock);
    }

    @Bean
    Exits exits(
            Enterprises register,
            BarRegister bars,
            ExitNotices notices,
            Sequences sequences,
            Figures figures,
            CalendarDays calendar,
            Clock clock) {
        return new Exits(register, bars, notices, sequences, figures, calendar, clock);
    }

    @Bean
    Desk establishmentDesk(
            NameRules nameRules,
            FoundingRules foundingRules,
            PositionRules positionRules,
            LawBook book,
            Enterprises register,
            Reservations reservations,
            Sounds sounds,
            Registries registries,
            Figures figures,
            Clock clock) {
        return new EstablishmentDesk(
                "company_establishment",
                nameRules,
                foundingRules,
                positionRules,
                book,
                register,
                reservations,
                sounds,
                registries,
                figures,
                clock);
    }

    @Bean
    Desk foreignEstablishmentDesk(
            NameRules nameRules,
            FoundingRules foundingRules,
            PositionRules positionRules,
            LawBook book,
            Enterprises register,
            Reservations reservations,
            Sounds sounds,
            Registries registries,
            Figures figures,
            Clock clock) {
        return new EstablishmentDesk(
                "foreign_establishment",
                nameRules,
                foundingRules,
                positionRules,
                book,
                register,
                reservations,
                sounds,
                registries,
                figures,
                clock);
    }

    @Bean
    Desk changeDesk(
            NameRules nameRules,
            FoundingRules foundingRules,
            PositionRules positionRules,
            BarRegister bars,
            LawBook book,
            Enterprises register,
            Registries registries,
            Reservations reservations,
            Sounds sounds,
            Figures figures,
            Clock clock) {
        return new ChangeDesk(
                nameRules,
                foundingRules,
                positionRules,
                bars,
                book,
                register,
                registries,
                reservations,
                sounds,
                figures,
                clock);
    }

    @Bean
    Desk deregistrationDesk(
            Enterprises register, Registries registries, Sounds sounds, Sequences sequences, Figures figures) {
        return new DeregistrationDesk(register, registries, sounds, sequences, figures);
    }

    @Bean
    Desk migrationDesk(
            NameRules nameRules,
            FoundingRules foundingRules,
            Enterprises register,
            Registries registries,
            Exits exits,
            Sounds sounds,
            Sequences sequences,
            Clock clock) {
        return new MigrationDesk(nameRules, foundingRules, register, registries, exits, sounds, sequences, clock);
    }

    @Bean
    Desk exitNoticeDesk(Enterprises register, Exits exits) {
        return new ExitNoticeDesk(register, exits);
    }

    @Bean
    Desk simpleDeregistrationDesk(
            Enterprises register, Registries registries, Exits exits, Sounds sounds, Sequences sequences) {
        return new SimpleDeregistrationDesk(register, registries, exits, sounds, sequences);
    }

    @Bean
    Desk licenceCheck(Enterprises register) {
        return new LicenceCheck(register);
    }
}
