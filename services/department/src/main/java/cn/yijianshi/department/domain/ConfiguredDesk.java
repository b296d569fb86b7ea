package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.CertificateTemplate;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.registers.domain.RegisterWriting;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides an item that has no rules of its own: as its item file says, and by the officer's judgement. With it a new
 * department is data, not a program.
 */
final class ConfiguredDesk implements Desk {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final Pattern PLACE = Pattern.compile("\\{(region|year|yyMMdd|seq(?::(\\d{1,2}))?)}");

    private final Item item;
    private final Sequences sequences;
    private final RegisterWriting register;

    ConfiguredDesk(Item item, Sequences sequences, RegisterWriting register) {
        this.item = item;
        this.sequences = sequences;
        this.register = register;
    }

    @Override
    public String item() {
        return item.key();
    }

    @Override
    public List<Finding> examine(Filing filing) {
        // Only a warning: which earlier items took part depends on the applicant's answers.
        var findings = new ArrayList<>(item.facts().stream()
                .filter(fact -> filing.fact(fact).isEmpty())
                .map(fact -> Finding.warn(item.key(), null, "fact-missing", fact))
                .toList());
        if (item.register() != null) {
            findings.addAll(register.examine(item, filing, new Sources(filing, Map.of(), Instant.EPOCH)::from));
        }
        return findings;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        var sources = new Sources(filing, result, at);
        for (var output : item.outputs()) {
            sources.value(output.key(), output.rule()).ifPresent(value -> sources.outputs.put(output.key(), value));
        }
        if (item.register() != null) {
            register.write(item, filing, sources::from, at);
        }
        return new Grant(
                sources.outputs,
                item.certificate() == null ? List.of() : List.of(certificate(item.certificate(), sources)));
    }

    private CertificateDraft certificate(CertificateTemplate template, Sources sources) {
        var lines = new LinkedHashMap<String, String>();
        for (var line : template.lines()) {
            sources.shown(line.from()).ifPresent(value -> lines.put(line.label(), value));
        }
        return new CertificateDraft(
                template.kind(),
                sources.value("certificate", template.number())
                        // A number must be there; the review's own is unique and leads back to the file.
                        .orElse(sources.filing.reviewId()),
                Optional.ofNullable(template.holder()).flatMap(sources::shown).orElse(sources.filing.applicantName()),
                lines);
    }

    /** Where the values of outputs and certificate lines come from. */
    private final class Sources {
        private final Filing filing;
        private final Map<String, String> result;
        private final ZonedDateTime at;
        private final Map<String, String> outputs = new LinkedHashMap<>();

        Sources(Filing filing, Map<String, String> result, Instant at) {
            this.filing = filing;
            this.result = result;
            this.at = at.atZone(OFFICE);
        }

        Optional<String> value(String key, String rule) {
            if (rule == null) {
                return Optional.empty();
            }
            if (rule.startsWith("sequence:")) {
                return Optional.of(numbered(key, rule.substring("sequence:".length())));
            }
            return from(rule);
        }

        private Optional<String> from(String source) {
            var colon = source.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            var key = source.substring(colon + 1);
            return switch (source.substring(0, colon)) {
                case "form" -> filing.text(key);
                case "fact" -> filing.fact(key);
                case "result" -> Optional.ofNullable(result.get(key));
                case "output" -> Optional.ofNullable(outputs.get(key));
                default -> Optional.empty();
            };
        }

        /** As people read it: the label of a choice, a date in words. */
        Optional<String> shown(String source) {
            if (source.startsWith("form:")) {
                var key = source.substring("form:".length());
                var field = ItemFields.find(item.fields(), key);
                if (field.isPresent()) {
                    return Optional.of(ItemFields.shown(field.get(), filing.value(key)))
                            .filter(text -> !text.isBlank());
                }
            }
            if (source.startsWith("result:")) {
                var key = source.substring("result:".length());
                return from(source).map(value -> item.results().stream()
                        .filter(field -> field.key().equals(key))
                        .flatMap(field -> field.options().stream())
                        .filter(option -> option.value().equals(value))
                        .findFirst()
                        .map(option -> option.label())
                        .orElse(ItemFields.day(value)));
            }
            return from(source).map(ItemFields::day);
        }

        private String numbered(String key, String pattern) {
            // A year or a region in the number starts a row of its own; the place of the running number stays open.
            var row = fill(pattern, null);
            return row.contains("{seq") ? fill(pattern, sequences.next(item.key() + "/" + key + "/" + row)) : row;
        }

        private String fill(String pattern, Long number) {
            return PLACE.matcher(pattern)
                    .replaceAll(place ->
                            Matcher.quoteReplacement(filled(place.group(1), number, place.group(2), place.group())));
        }

        private String filled(String place, Long number, String digits, String asItStands) {
            return switch (place) {
                case "region" -> Optional.ofNullable(filing.region()).orElse("");
                case "year" -> String.valueOf(at.getYear());
                case "yyMMdd" -> at.format(DateTimeFormatter.ofPattern("yyMMdd"));
                default -> {
                    if (number == null) {
                        yield asItStands;
                    }
                    var text = String.valueOf(number);
                    int width = digits == null ? 1 : Integer.parseInt(digits);
                    yield "0".repeat(Math.max(0, width - text.length())) + text;
                }
            };
        }
    }
}
