package cn.yijianshi.intake.materials.domain;

import java.util.Map;
import java.util.Set;

/** The life of an uploaded file: nobody but its owner sees it before it was checked. */
public enum MaterialState {
    QUARANTINED,
    CLEAN,
    REJECTED;

    private static final Map<MaterialState, Set<MaterialState>> NEXT = Map.of(QUARANTINED, Set.of(CLEAN, REJECTED));

    public boolean mayBecome(MaterialState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
