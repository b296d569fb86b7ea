package cn.yijianshi.tax.domain;

import java.time.LocalDate;
import java.util.Optional;

/** The register of tax clearances (清税). */
public interface Clearances {

    void keep(Entry entry);

    Optional<Entry> of(String uscc);

    /** Why it could be cleared. */
    enum Way {
        /** It never handled taxes. */
        NEVER_USED,
        /** On the promise to bring what is missing later (容缺). */
        PROMISED,
        /** An officer went through its books. */
        REVIEWED
    }

    record Entry(String number, String reviewId, String caseId, String uscc, Way way, LocalDate clearedOn) {}
}
