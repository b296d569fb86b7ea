package cn.yijianshi.department.domain;

/** Who decides: an officer, or the rules on arrival (秒批). */
public enum Mode {
    OFFICER,
    AUTOMATIC
}
