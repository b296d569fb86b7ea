package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.utilityhookup.domain.Appointments.Appointment;
import cn.yijianshi.utilityhookup.domain.Providers.Provider;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 预约报装: keeps a place for a new connection; no application yet. */
public final class AppointmentDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");

    private final Supply supply;
    private final Appointments register;
    private final Providers providers;
    private final Sizing sizing;
    private final Sequences sequences;
    private final Clock clock;

    public AppointmentDesk(
            Supply supply,
            Appointments register,
            Providers providers,
            SizingTables tables,
            Sequences sequences,
            Clock clock) {
        this.supply = supply;
        this.register = register;
        this.providers = providers;
        this.sizing = new Sizing(tables);
        this.sequences = sequences;
        this.clock = clock;
    }

    @Override
    public String item() {
        return supply.appointmentItem();
    }

    @Override
    public List<Finding> examine(Filing filing) {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        var found = new ArrayList<Finding>();
        if (filing.text("util.contactMobile").isEmpty()) {
            found.add(Finding.block("APPOINTMENT-1", "util.contactMobile", "appointment.nobody-to-call"));
        }
        if (filing.text("domicile.address").isEmpty()) {
            found.add(Finding.block("APPOINTMENT-1", "domicile.address", "appointment.no-address"));
        }
        filing.date("util.wantedOn")
                .filter(day -> day.isBefore(today))
                .ifPresent(day ->
                        found.add(Finding.warn("APPOINTMENT-2", "util.wantedOn", "appointment.past", day.toString())));
        found.add(Finding.pass(
                "APPOINTMENT-3", null, "appointment.proposal", sizing.asked(supply, filing, filing.filedOn())));
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        List<Finding> blocking =
                examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        LocalDate today = at.atZone(CHINA).toLocalDate();
        String region = filing.text("domicile.region").orElse(filing.region());
        String series = supply.appointmentPrefix() + region + DAY.format(today);
        var appointment = new Appointment(
                series + "%04d".formatted(sequences.next(series)),
                supply,
                region,
                filing.text("domicile.address").orElseThrow(),
                filing.fact("enterprise.name").orElse(filing.applicantName()),
                filing.text("util.contactName").orElse(""),
                filing.text("util.contactMobile").orElseThrow(),
                filing.date("util.wantedOn").orElse(null),
                sizing.asked(supply, filing, filing.filedOn()),
                filing.caseId(),
                today,
                null);
        register.keep(appointment);
        return Grant.of(Map.of("util.appointmentNo", appointment.number()), slip(appointment));
    }

    private CertificateDraft slip(Appointment appointment) {
        Provider provider = providers.of(supply, appointment.region());
        var lines = new LinkedHashMap<String, String>();
        lines.put("预约号", appointment.number());
        lines.put("预约业务", supply.label() + "报装");
        lines.put("单位名称", appointment.customer());
        lines.put("用能地址", appointment.address());
        lines.put("联系人", appointment.contact());
        lines.put("联系电话", appointment.mobile());
        Optional.ofNullable(appointment.wantedOn()).ifPresent(day -> lines.put("期望接通日期", day.toString()));
        lines.put("初步配置", appointment.proposal());
        lines.put("供应单位", provider.name());
        lines.put("服务热线", provider.hotline());
        return new CertificateDraft("UTILITY_APPOINTMENT", appointment.number(), appointment.customer(), lines);
    }
}
