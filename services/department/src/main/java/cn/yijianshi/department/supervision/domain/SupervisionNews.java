package cn.yijianshi.department.supervision.domain;

/** Tells the engine of a written reply, in the transaction that made it so. */
public interface SupervisionNews {

    void replied(SuperviseOrder order);
}
