package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.utilityhookup.domain.Appointments.Appointment;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 报装: opens an account at a point of supply that has none, with the meter the fitter has mounted. */
public final class ConnectDesk implements Desk {
    private final Supply supply;
    private final Accounts accounts;
    private final Appointments appointments;
    private final Providers providers;
    private final Charges charges;
    private final ConnectRules rules;
    private final Sequences sequences;
    private final Clock clock;

    public ConnectDesk(
            Supply supply,
            Accounts accounts,
            Appointments appointments,
            Providers providers,
            Charges charges,
            SizingTables tables,
            Sequences sequences,
            Clock clock) {
        this.supply = supply;
        this.accounts = accounts;
        this.appointments = appointments;
        this.providers = providers;
        this.charges = charges;
        this.rules = new ConnectRules(tables);
        this.sequences = sequences;
        this.clock = clock;
    }

    @Override
    public String item() {
        return supply.connectItem();
    }

    @Override
    public List<Finding> examine(Filing filing) {
        var found = new ArrayList<Finding>();
        providers
                .unserved(supply, region(filing))
                .ifPresent(reason -> found.add(Finding.block("CONNECT-1", "place.region", "place.unserved", reason)));
        if (filing.text("place.address").isEmpty()) {
            found.add(Finding.block("CONNECT-1", "place.address", "appointment.no-address"));
            return found;
        }
        accounts.at(supply, point(filing))
                .ifPresent(open ->
                        found.add(Finding.block("CONNECT-3", "place.address", "point.has-account", open.number())));
        accounts.owing(
                        supply,
                        filing.text("place.unitCode").orElse(""),
                        filing.text("place.address").orElse(""))
                .forEach(owing -> found.add(Finding.block(
                        "CONNECT-4",
                        "place.address",
                        "account.arrears",
                        owing.number(),
                        owing.arrears().toPlainString())));
        surveyed(filing, found);
        reservation(filing, found);
        rules.examine(supply, filing, LocalDate.now(clock.withZone(Ground.CHINA)), found);
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(Finding.pass("CONNECT-6", null, "connect.scheme", rules.scheme(supply, filing)));
        }
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        var blocking =
                new ArrayList<>(examine(filing).stream().filter(Finding::blocks).toList());
        String meter = result.getOrDefault(key("meterNo"), "");
        accounts.withMeter(supply, meter)
                .ifPresent(other -> blocking.add(
                        Finding.block("CONNECT-5", key("meterNo"), "meter.in-use", meter, other.number())));
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        Ground ground = Ground.of(filing, at);
        String scheme = rules.scheme(supply, filing);
        var account = new Account(
                supply,
                number(region(filing)),
                region(filing),
                filing.text("place.unitCode").orElse(null),
                filing.text("place.address").orElseThrow(),
                filing.fact("enterprise.name").orElse(filing.applicantName()),
                scheme,
                BigDecimal.ZERO,
                supply == Supply.CATV ? null : BigDecimal.ZERO,
                point(filing),
                meter.isEmpty() ? null : meter,
                null);
        accounts.open(account, AccountEntry.Act.OPENED, ground);
        filing.text("util.appointmentNo").ifPresent(number -> appointments.became(number, account.number()));
        var outputs = new LinkedHashMap<String, String>();
        outputs.put(key("account"), account.number());
        outputs.put(key("scheme"), scheme);
        if (supply == Supply.POWER) {
            outputs.put("power.userInvestment", rules.isFreeOfInvestment(filing) ? "0" : "受电工程由用户投资");
        }
        return Grant.of(outputs, record(filing, account, outputs, ground));
    }

    private void surveyed(Filing filing, List<Finding> found) {
        if (supply == Supply.CATV) {
            return;
        }
        if (filing.fact(key("externalLine")).isEmpty()) {
            found.add(Finding.block("SURVEY-3", null, "survey.missing"));
        }
        boolean dig = filing.fact(key("roadDig")).filter("true"::equals).isPresent();
        if (dig && filing.fact("road.permitNo").isEmpty()) {
            found.add(Finding.block("ROAD-33", null, "road.no-permit"));
        }
    }

    private void reservation(Filing filing, List<Finding> found) {
        filing.text("util.appointmentNo").ifPresent(number -> {
            Optional<Appointment> made = appointments.of(number).filter(each -> each.supply() == supply);
            if (made.isEmpty()) {
                // One number serves the supply it was made for; to the others it says nothing.
                found.add(Finding.warn("APPOINTMENT-4", "util.appointmentNo", "appointment.unknown", number));
            } else if (made.get().account() != null) {
                found.add(Finding.block(
                        "APPOINTMENT-4",
                        "util.appointmentNo",
                        "appointment.used",
                        number,
                        made.get().account()));
            }
        });
    }

    private String number(String region) {
        String number;
        do {
            number = region + "%06d".formatted(sequences.next("account/" + supply + "/" + region));
            // Accounts of older books may carry such a number already.
        } while (accounts.of(supply, number).isPresent());
        return number;
    }

    private CertificateDraft record(Filing filing, Account account, Map<String, String> outputs, Ground ground) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("户号", account.number());
        lines.put("用户名称", account.holder());
        lines.put("地址", account.address());
        lines.put("供应方案", account.installed());
        if (account.meterNo() != null) {
            lines.put("计量装置编号", account.meterNo());
        }
        charges.of(supply, filing.text("util.purpose").orElse("NON_RESIDENT"), filing.filedOn())
                .forEach(charge -> lines.put(charge.label(), charge.amount().toPlainString()));
        Optional.ofNullable(outputs.get("power.userInvestment")).ifPresent(text -> lines.put("用户投资", text));
        filing.fact("road.permitNo").ifPresent(permit -> lines.put("挖掘道路许可证", permit));
        lines.put("供应单位", providers.of(supply, account.region()).name());
        lines.put("接通日期", ground.day().toString());
        return new CertificateDraft("UTILITY_CONNECTION", account.number(), account.holder(), lines);
    }

    private String key(String name) {
        return supply.connection() + "." + name;
    }

    private static String region(Filing filing) {
        return filing.text("place.region").orElse(filing.region());
    }

    /** Water for fire fighting has a meter of its own. */
    private String point(Filing filing) {
        String place = filing.text("place.unitCode")
                .orElseGet(() -> filing.text("place.address").orElse("").replaceAll("\\s", ""));
        return supply == Supply.WATER && filing.yes("water.fireSupply") ? place + "#消防" : place;
    }
}
