package cn.yijianshi.department.commitments.domain;

import cn.yijianshi.catalogue.Limit;

/** Tells the other services what becomes of promises, in the transaction that made it so. */
public interface CommitmentNews {

    void opened(Pledge pledge, Limit within);

    void kept(Pledge pledge);

    void broken(Breach breach, Pledge pledge);

    void lifted(Breach breach);
}
