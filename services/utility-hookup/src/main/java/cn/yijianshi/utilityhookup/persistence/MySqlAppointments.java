package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.utilityhookup.domain.Appointments;
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
}
