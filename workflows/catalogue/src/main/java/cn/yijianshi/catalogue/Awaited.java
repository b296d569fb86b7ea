package cn.yijianshi.catalogue;

import java.util.Set;

/** What an item that is decided without the late is told of them, as facts that no item brings. */
public final class Awaited {
    /** "true" when somebody had not spoken. */
    public static final String LATE = "awaited.late";
    /** Names of the items that were still undecided. */
    public static final String MISSING = "awaited.missing";

    static final Set<String> FACTS = Set.of(LATE, MISSING);

    private Awaited() {}
}
