package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.utilityhookup.domain.Appointments;
import cn.yijianshi.utilityhookup.domain.Supply;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlAppointments implements Appointments {
    private final JdbcClient jdbc;

    MySqlAppointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(Appointment appointment) {
        jdbc.sql("INSERT INTO utility_appointment (appointment_no, supply, region, address, customer, contact, mobile,"
                        + " wanted_on, proposal, case_id, made_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        appointment.number(),
                        appointment.supply().name(),
                        appointment.region(),
                        appointment.address(),
                        appointment.customer(),
                        appointment.contact(),
                        appointment.mobile(),
                        appointment.wantedOn(),
                        appointment.proposal(),
                        appointment.caseId(),
                        appointment.madeOn())
                .update();
    }

    @Override
    public Optional<Appointment> of(String number) {
        return jdbc.sql("SELECT * FROM utility_appointment WHERE appointment_no = ?")
                .param(number)
                .query((row, n) -> new Appointment(
                        row.getString("appointment_no"),
                        Supply.valueOf(row.getString("supply")),
                        row.getString("region"),
                        row.getString("address"),
                        row.getString("customer"),
                        row.getString("contact"),
                        row.getString("mobile"),
                        row.getObject("wanted_on", LocalDate.class),
                        row.getString("proposal"),
                        row.getString("case_id"),
                        row.getObject("made_on", LocalDate.class),
                        row.getString("became_account")))
                .optional();
    }

    @Override
    public void became(String number, String accountNo) {
        jdbc.sql("UPDATE utility_appointment SET became_account = ? WHERE appointment_no = ?")
                .params(accountNo, number)
                .update();
    }
}
