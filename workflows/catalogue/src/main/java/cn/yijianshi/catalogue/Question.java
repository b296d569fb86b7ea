package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A guided question (情形引导). Asked only when the answers before it fulfil {@code when}. */
public record Question(
        String key,
        String text,
        String textEn,
        String help,
        String helpEn,
        boolean multiple,
        boolean required,
        Map<String, List<String>> when,
        List<Option> options) {

    public Question {
        when = Copies.ofConditions(when);
        options = Copies.of(options);
    }

    Optional<Option> option(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }
}
