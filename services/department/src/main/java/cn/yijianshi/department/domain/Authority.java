package cn.yijianshi.department.domain;

/**
 * The office in whose name a department issues papers.
 *
 * @param name as printed on them
 * @param uscc its own credit code, the issuer in 电子证照标识
 * @param licenceType first part of that identifier: credit code of who defines the licence, and three digits
 */
public record Authority(String name, String uscc, String licenceType) {}
