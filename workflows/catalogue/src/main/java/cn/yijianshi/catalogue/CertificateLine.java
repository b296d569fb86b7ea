package cn.yijianshi.catalogue;

/**
 * One line of a certificate.
 *
 * @param from {@code form:<key>}, {@code result:<key>}, {@code output:<key>} or {@code fact:<key>}
 */
public record CertificateLine(String label, String labelEn, String from) {}
