package cn.yijianshi.intake.materials.domain;

import java.util.List;

/** 谁看过我的材料: lines are added and never changed. */
public interface Looks {

    void add(Look look);

    /** Newest first, starting behind {@code after}. */
    List<Look> ofCase(String applicationId, Materials.Place after, int limit);
}
