package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The register of names that are kept for somebody. */
public interface Reservations {

    Optional<Reservation> of(String number);

    Optional<Reservation> ofRequest(String holderId, String requestKey);

    /** Those that hold on the day and carry one of these brands. */
    List<Reservation> branded(Collection<String> brands, LocalDate day);

    /** The newest first; {@code after} is the number the page before ended with, null for the beginning. */
    List<Reservation> heldBy(String holderId, String after, int limit);

    /** Fails with {@link Enterprises.NameTaken} when somebody else was quicker. */
    void keep(Reservation reservation, String sound, String requestKey);

    void used(String number, String caseId);

    void giveBack(String number, LocalDate day);
}
