package cn.yijianshi.utilityhookup.domain;

import java.time.LocalDate;
import java.util.Optional;

/** Reservations for new connections: the provider calls back. */
public interface Appointments {

    void keep(Appointment appointment);

    Optional<Appointment> of(String number);

    /** The reservation has become an account. */
    void became(String number, String accountNo);

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
            LocalDate madeOn,
            String account) {}
}
