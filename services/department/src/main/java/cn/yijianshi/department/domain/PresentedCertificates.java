package cn.yijianshi.department.domain;

import java.util.List;

/** The certificates applicants named instead of handing something in. */
public interface PresentedCertificates {

    /** Of a case of which none were told before. */
    void add(String caseId, String department, List<Presented> presented);

    /** In place of those told before. */
    void keep(String caseId, String department, List<Presented> presented);

    List<Presented> of(String caseId, String department);
}
