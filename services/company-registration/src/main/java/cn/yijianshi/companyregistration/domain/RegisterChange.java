package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;

/** What a case changed in the register: as it was, as it is. */
public record RegisterChange(
        String uscc, String kind, String was, String becomes, LocalDate decidedOn, LocalDate on, String caseId) {}
