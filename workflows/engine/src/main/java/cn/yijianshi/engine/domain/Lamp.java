package cn.yijianshi.engine.domain;

/** 绿灯 more than a third of the promise is left; 黄灯 a third or one working day; 红灯 past due. */
public enum Lamp {
    GREEN,
    YELLOW,
    RED
}
