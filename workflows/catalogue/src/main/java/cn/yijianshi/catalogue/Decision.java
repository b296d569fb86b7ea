package cn.yijianshi.catalogue;

/** Who decides an item: an officer of the department, or its rules on arrival. */
public enum Decision {
    OFFICER,
    AUTOMATIC
}
