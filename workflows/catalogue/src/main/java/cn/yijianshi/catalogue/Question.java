package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A guided question (情形引导). Asked only when the answers before it fulfil {@code when}.
 *
 * @param known what answers it for an applicant of whom the platform holds that already; null: nothing does
 */
public record Question(
        String key,
        String text,
        String textEn,
        String help,
        String helpEn,
        boolean multiple,
        boolean required,
        Map<String, List<String>> when,
        List<Option> options,
        // Left out where there is none: what was published before this was known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_NULL) Known known) {

    /**
     * @param from key of an output that an item brought out earlier, e.g. {@code enterprise.kind}
     * @param options value of that output to the option that it means; {@code *} for any other value
     */
    public record Known(String from, Map<String, String> options) {
        static final String ANY = "*";

        public Known {
            options = Copies.of(options);
        }

        /** The option that is the answer for somebody to whom this was issued, if any. */
        public Optional<String> answer(Map<String, String> outputs) {
            return Optional.ofNullable(outputs.get(from)).map(value -> options.getOrDefault(value, options.get(ANY)));
        }
    }

    public Question(
            String key,
            String text,
            String textEn,
            String help,
            String helpEn,
            boolean multiple,
            boolean required,
            Map<String, List<String>> when,
            List<Option> options) {
        this(key, text, textEn, help, helpEn, multiple, required, when, options, null);
    }

    public Question {
        when = Copies.ofConditions(when);
        options = Copies.of(options);
    }

    Optional<Option> option(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }
}
