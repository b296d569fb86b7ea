package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.persistence.ShippedTables;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Officer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A registration office on the tables that ship, with a calendar that a test turns. */
class AnOffice {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    static final Officer OFFICER = new Officer("officer", "登记员");

    final ShippedTables tables = new ShippedTables();
    final Enterprises register = tables.enterprises();
    final Reservations reservations = tables.reservations();
    final ExitNotices notices = tables.notices();
    private Instant now = Instant.parse("2026-11-23T01:30:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    final NameRules nameRules = new NameRules(tables.book(), register, reservations, tables.sounds(), tables.figures());
    final FoundingRules foundingRules = new FoundingRules(tables.book(), register, tables.figures());
    final PositionRules positionRules = new PositionRules(tables.bars());
    final Reserving reserving =
            new Reserving(nameRules, tables.registries(), reservations, tables.sounds(), tables.figures(), clock);
    final Barring barring = new Barring(tables.bars(), tables.figures(), clock);
    final Exits exits =
            new Exits(register, tables.bars(), notices, tables.sequences(), tables.figures(), this::last, clock);
    final Desk establishment = new EstablishmentDesk(
            "company_establishment",
            nameRules,
            foundingRules,
            positionRules,
            tables.book(),
            register,
            reservations,
            tables.sounds(),
            tables.registries(),
            tables.figures(),
            clock);
    final Desk change = new ChangeDesk(
            nameRules,
            foundingRules,
            positionRules,
            tables.bars(),
            tables.book(),
            register,
            tables.registries(),
            reservations,
            tables.sounds(),
            tables.figures(),
            clock);
    final Desk deregistration = new DeregistrationDesk(
            register, tables.registries(), tables.sounds(), tables.sequences(), tables.figures());
    final Desk migration = new MigrationDesk(
            nameRules, foundingRules, register, tables.registries(), exits, tables.sounds(), tables.sequences(), clock);
    final Desk exitNotice = new ExitNoticeDesk(register, exits);
    final Desk simpleDeregistration =
            new SimpleDeregistrationDesk(register, tables.registries(), exits, tables.sounds(), tables.sequences());

    /** Of all days of rest only the national holiday of 2026. */
    private LocalDate last(LocalDate from, int days, String registry) {
        LocalDate day = from.plusDays(days);
        while (day.getYear() == 2026 && day.getMonthValue() == 10 && day.getDayOfMonth() < 8) {
            day = day.plusDays(1);
        }
        return day;
    }

    void on(String day) {
        now = LocalDate.parse(day).atTime(9, 30).atZone(CHINA).toInstant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, CHINA);
    }

    Grant granted(Desk desk, FilingBuilder filing) {
        return desk.grant(filing.filing(), Map.of(), now);
    }

    /** Founds it, and gives back its credit code. */
    String founded(FilingBuilder founding) {
        return granted(establishment, founding).outputs().get("enterprise.uscc");
    }

    void registered(Enterprise enterprise) {
        register.enter(enterprise, tables.sounds().of(enterprise.name().brand()));
    }

    static List<String> codes(Desk desk, FilingBuilder filing, Level level) {
        return desk.examine(filing.filing()).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }

    static List<String> blocks(Desk desk, FilingBuilder filing) {
        return codes(desk, filing, Level.BLOCK);
    }
}
