package cn.yijianshi.department.domain;

import java.util.Map;

/** Tells the other services what became of an issued paper, in the transaction that made it so. */
public interface CertificateNews {

    /** @param outputs those of the review that read differently now */
    void corrected(Certificate old, Certificate next, Map<String, String> outputs);

    /** Revoked or cancelled. */
    void ended(Certificate certificate);
}
