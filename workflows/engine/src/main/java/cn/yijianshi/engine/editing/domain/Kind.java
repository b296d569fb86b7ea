package cn.yijianshi.engine.editing.domain;

/** What administrators write drafts of. */
public enum Kind {
    BUNDLE("bundle"),
    ITEM("item");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As it is said in addresses and kept in tables. */
    public String word() {
        return word;
    }

    public static java.util.Optional<Kind> of(String word) {
        return java.util.Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst();
    }
}
