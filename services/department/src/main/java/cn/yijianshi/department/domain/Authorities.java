package cn.yijianshi.department.domain;

/** Which office issues for which department. */
public interface Authorities {

    Authority of(String department);
}
