package cn.yijianshi.catalogue;

/**
 * Why an answer cannot be taken.
 *
 * @param code unknown-question, unknown-option, required, one-only or not-asked
 */
public record AnswerProblem(String question, String code, String option) {}
