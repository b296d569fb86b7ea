package cn.yijianshi.rules;

/** What rules may say of a filing; when in doubt, a person decides. */
public enum Outcome {
    APPROVE,
    REFUSE,
    MANUAL
}
