package cn.yijianshi.utilityhookup;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.AppointmentDesk;
import cn.yijianshi.utilityhookup.domain.Appointments;
import cn.yijianshi.utilityhookup.domain.Providers;
import cn.yijianshi.utilityhookup.domain.SizingTables;
import cn.yijianshi.utilityhookup.domain.Supply;
import cn.yijianshi.utilityhookup.domain.TransferDesk;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two desks for each of the four providers; the rules behind them know no framework. */
@Configuration(proxyBeanMethods = false)
class UtilityHookupDesks {
    private final Providers providers;
    private final SizingTables tables;
    private final Sequences sequences;

    UtilityHookupDesks(Providers providers, SizingTables tables, Sequences sequences) {
        this.providers = providers;
        this.tables = tables;
        this.sequences = sequences;
    }

    @Bean
    Desk powerTransfer(Accounts accounts) {
        return transfer(Supply.POWER, accounts);
    }

    @Bean
    Desk waterTransfer(Accounts accounts) {
        return transfer(Supply.WATER, accounts);
    }

    @Bean
    Desk gasTransfer(Accounts accounts) {
        return transfer(Supply.GAS, accounts);
    }

    @Bean
    Desk catvTransfer(Accounts accounts) {
        return transfer(Supply.CATV, accounts);
    }

    @Bean
    Desk powerAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.POWER, appointments, clock);
    }

    @Bean
    Desk waterAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.WATER, appointments, clock);
    }

    @Bean
    Desk gasAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.GAS, appointments, clock);
    }

    @Bean
    Desk broadcastAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.CATV, appointments, clock);
    }

    private Desk transfer(Supply supply, Accounts accounts) {
        return new TransferDesk(supply, accounts, providers, tables, sequences);
    }

    private Desk appointment(Supply supply, Appointments appointments, Clock clock) {
        return new AppointmentDesk(supply, appointments, providers, tables, sequences, clock);
    }
}
