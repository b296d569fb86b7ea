package cn.yijianshi.platform.audit;

/**
 * What decides where no person does: rules of one version, a drawing of one version, a clock, a file, a check.
 *
 * @param kind before the colon of {@link #id}; no person's identity has one
 * @param which the rest of it
 * @param name in words of the office, such as the name of the item or the article that a clock goes by
 */
public record Decider(Kind kind, String which, String name) {

    public enum Kind {
        /** The rules of an item, {@code key@version}. */
        RULES,
        /** The drawing and the graph of a bundle, {@code key@version}. */
        BUNDLE,
        /** A moment that came: silence, a limit, the end of an undo window. */
        CLOCK,
        /** What happened to the rest of a case: its applicant took it back, another item was refused. */
        CASE,
        /** A file that is other than what was published last, read at a start. */
        FILE,
        /** A look into what was uploaded: its type, its structure, a scanner. */
        CHECK;

        String prefix() {
            return name().toLowerCase(java.util.Locale.ROOT) + ":";
        }
    }

    public static Decider rules(String item, int version, String name) {
        return new Decider(Kind.RULES, item + "@" + version, name);
    }

    public static Decider bundle(String bundle, int version) {
        return new Decider(Kind.BUNDLE, bundle + "@" + version, bundle);
    }

    /** @param article what it goes by; empty where it is the house's own */
    public static Decider clock(String which, String article) {
        return new Decider(Kind.CLOCK, which, article == null || article.isBlank() ? which : article);
    }

    public static Decider ofTheCase(String ground) {
        return new Decider(Kind.CASE, ground, ground);
    }

    public static Decider file(String key, int version) {
        return new Decider(Kind.FILE, key + "@" + version, key);
    }

    public static Decider check(String which, String name) {
        return new Decider(Kind.CHECK, which, name);
    }

    public String id() {
        return kind.prefix() + which;
    }
}
