package cn.yijianshi.department.instant.domain;

/** The service's secret for drawing; made once, the same for all its processes. */
public interface LotSecret {
    String text();
}
