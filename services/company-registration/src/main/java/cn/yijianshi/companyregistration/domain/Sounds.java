package cn.yijianshi.companyregistration.domain;

import java.util.Map;
import java.util.stream.Collectors;

/** How brands sound: two that are written differently and said alike are easily taken for one another. */
public final class Sounds {
    private final Map<Integer, String> syllables;

    /** @param syllables character to its syllable, without the tone */
    public Sounds(Map<Integer, String> syllables) {
        this.syllables = Map.copyOf(syllables);
    }

    /** Syllable by syllable, so that 西安 and 先 stay apart; a character nobody knows how to say stands for itself. */
    public String of(String brand) {
        return brand.codePoints()
                .mapToObj(character -> syllables.getOrDefault(character, Character.toString(character)))
                .collect(Collectors.joining(" "));
    }
}
