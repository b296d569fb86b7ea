package cn.yijianshi.systemtests;

/** What an officer does with a review. */
enum Verdict {
    APPROVE,
    CORRECT_AND_APPROVE,
    REFUSE
}
