package cn.yijianshi.companyregistration.domain;

import java.util.List;

/** The word lists of NAME 11 and 12, kept by the administration as data. */
public record ForbiddenWords(List<Entry> entries) {

    public enum Effect {
        /** No name may contain it. */
        REFUSE,
        /** Somebody has to judge whether another meaning is clear. */
        LOOK,
        /** Only in front of the name it needs the State Council's consent (NAME 12). */
        LOOK_IN_FRONT
    }

    public record Entry(String word, String kind, Effect effect) {

        boolean isIn(EnterpriseName name) {
            return effect == Effect.LOOK_IN_FRONT
                    ? name.full().startsWith(word) || name.brand().startsWith(word)
                    : name.full().contains(word);
        }
    }

    public ForbiddenWords {
        entries = List.copyOf(entries);
    }

    List<Entry> in(EnterpriseName name) {
        return entries.stream().filter(entry -> entry.isIn(name)).toList();
    }
}
