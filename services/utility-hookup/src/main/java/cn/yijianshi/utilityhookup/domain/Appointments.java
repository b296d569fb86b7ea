package cn.yijianshi.utilityhookup.domain;

import java.time.LocalDate;

/** Reservations for new connections: the provider calls back. */
public interface Appointments {

    void keep(Appointment appointment);

    record Appointment(
            String number,
            Supply supply,
            String region,
            String address,
            String customer,
            String contact,
            String mobile,
            LocalDate wantedOn,
            String proposal,
            String caseId,
            LocalDate madeOn) {}
}
