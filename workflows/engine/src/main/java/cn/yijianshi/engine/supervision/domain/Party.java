package cn.yijianshi.engine.supervision.domain;

/** Who is told: 经办人, 科室负责人, 督办员. */
public enum Party {
    HANDLER,
    LEAD,
    SUPERVISOR
}
