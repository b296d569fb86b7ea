package cn.yijianshi.department.domain;

import java.util.Optional;

/** The cases a service has heard of. */
public interface Dossiers {

    /** The dossier, opened if there is none, and locked until the transaction ends. */
    Dossier lock(String caseId, String department);

    /**
     * Keeps what was filed of a case nothing was heard of before, as it usually is.
     *
     * @return otherwise the dossier there is, as it was, and locked
     */
    Optional<Dossier> keepFirst(Dossier filed);

    void keep(Dossier dossier);
}
