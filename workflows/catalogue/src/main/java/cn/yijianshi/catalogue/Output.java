package cn.yijianshi.catalogue;

/**
 * What an approved item tells the later ones.
 *
 * @param rule where the value comes from: {@code desk} (the department's own rules bring it), {@code result:<key>}, {@code
 *     form:<key>}, {@code fact:<key>}, or {@code sequence:HR{region}{seq:8}} (also {@code {year}}, {@code {yyMMdd}})
 */
public record Output(String key, String label, String labelEn, String rule) {}
