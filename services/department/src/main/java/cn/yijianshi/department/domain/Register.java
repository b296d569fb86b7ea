package cn.yijianshi.department.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The certificates again, as those need them who keep them after they were issued: 更正, 撤销, 注销, 查询. */
public interface Register {

    /** Nobody else changes it until the transaction ends. */
    Optional<Certificate> lock(String id);

    /** @param licenceId 电子证照标识, of one version */
    Optional<Certificate> ofLicence(String licenceId);

    /** @param sha256 of the PDF as it was drawn */
    Optional<Certificate> ofFile(String sha256);

    /** Keeps its new status, how it ended and what came after it. */
    void end(Certificate ended);

    /** Newest first; from the one after {@code after}, which is null for the first page. */
    List<Certificate> issuedBy(Collection<String> departments, Sought sought, Certificates.Place after, int limit);

    /** @param number its beginning, {@code holder} the beginning of the holder's name; null: any */
    record Sought(String number, String holder, String kind) {}
}
