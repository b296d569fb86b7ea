package cn.yijianshi.companyregistration.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words for industries in names: which mean the same, and to which classes of GB/T 4754 they belong. */
public final class IndustryWords {

    /**
     * @param group words of one group count as the same industry (工商企注字〔2017〕133号)
     * @param codes beginnings of GB/T 4754 codes
     */
    public record Entry(String word, String group, List<String> codes) {}

    private final Map<String, Entry> byWord;

    public IndustryWords(List<Entry> entries) {
        byWord = entries.stream().collect(Collectors.toUnmodifiableMap(Entry::word, Function.identity()));
    }

    boolean isIndustryWord(String brand) {
        return byWord.containsKey(brand);
    }

    boolean sameIndustry(String one, String other) {
        return groupOf(one).equals(groupOf(other));
    }

    /** Empty when the word is not in the list: then nobody but a person can tell. */
    Optional<Boolean> fits(String industry, String code) {
        return Optional.ofNullable(entryFor(industry))
                .map(entry -> entry.codes().stream().anyMatch(code::startsWith));
    }

    private String groupOf(String industry) {
        Entry entry = entryFor(industry);
        return entry == null ? industry : entry.group();
    }

    /** 信息科技 is found under its last known word, 科技. */
    private Entry entryFor(String industry) {
        for (int from = 0; from < industry.length(); from++) {
            Entry entry = byWord.get(industry.substring(from));
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }
}
