package cn.yijianshi.department.domain;

/** The cases a service has heard of. */
public interface Dossiers {

    /** The dossier, opened if there is none, and locked until the transaction ends. */
    Dossier lock(String caseId, String department);

    /** The same, where it is usually not there yet. */
    Dossier open(String caseId, String department);

    void keep(Dossier dossier);
}
