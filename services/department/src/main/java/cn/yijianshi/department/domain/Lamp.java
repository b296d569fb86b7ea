package cn.yijianshi.department.domain;

/** 红黄灯: how near a review is to its promised limit. The engine's clock turns it. */
public enum Lamp {
    GREEN,
    YELLOW,
    RED
}
