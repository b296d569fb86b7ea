package cn.yijianshi.catalogue;

/**
 * 告知承诺: instead of bringing a material the applicant may promise that what it would prove is so.
 *
 * @param text what he promises
 * @param verifyWithin how long the department has, from the grant, to look whether it is so (事后核查)
 * @param party field of the form with the number of the enterprise whose promise it is, such as {@code org.uscc}; null:
 *     it is the applicant's own
 */
public record Commitment(String text, String textEn, Limit verifyWithin, String party) {}
