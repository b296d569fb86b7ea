package cn.yijianshi.engine.editing.domain;

import java.util.Map;
import java.util.Set;

public enum DraftState {
    DRAFT,
    PROPOSED,
    PUBLISHED,
    REJECTED,
    DISCARDED;

    private static final Map<DraftState, Set<DraftState>> NEXT =
            Map.of(DRAFT, Set.of(PROPOSED, DISCARDED), PROPOSED, Set.of(DRAFT, PUBLISHED, REJECTED, DISCARDED));

    boolean mayBecome(DraftState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
