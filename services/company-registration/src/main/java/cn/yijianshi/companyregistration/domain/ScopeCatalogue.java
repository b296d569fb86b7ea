package cn.yijianshi.companyregistration.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** 经营范围规范表述: the only wordings a licence may carry, and which of them need a permit. */
public final class ScopeCatalogue {

    public enum Kind {
        GENERAL,
        /** Registered, then the permit is applied for. */
        PERMIT_POST,
        /** Not registered before the permit is there. */
        PERMIT_PRE
    }

    public record Entry(String text, Kind kind) {}

    private final Map<String, Entry> byText;

    public ScopeCatalogue(List<Entry> entries) {
        byText = entries.stream().collect(Collectors.toUnmodifiableMap(Entry::text, Function.identity()));
    }

    Optional<Kind> kindOf(String text) {
        return Optional.ofNullable(byText.get(text)).map(Entry::kind);
    }
}
