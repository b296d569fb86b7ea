package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one item file. */
final class ItemReader {
    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern RULE =
            Pattern.compile("desk|(result|form|fact|output):[A-Za-z0-9.]+|sequence:.*\\{seq:\\d+}.*");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<LimitUnit> VALIDITY = Set.of(LimitUnit.CALENDAR_DAY, LimitUnit.MONTH, LimitUnit.YEAR);
    private static final Pattern CERTIFICATE_KIND = Pattern.compile("[A-Z][A-Z_]*");

    private final Map<Integer, Dictionary> dictionaries;
    private final Set<String> departments;
    private final List<ConditionUse> conditions = new ArrayList<>();

    /** An item's reliance on an answer, kept until the bundles that ask the question are known. */
    record ConditionUse(String item, String file, int line, String question, String option) {}

    ItemReader(Map<Integer, Dictionary> dictionaries, Set<String> departments) {
        this.dictionaries = dictionaries;
        this.departments = departments;
    }

    /** An item that changes by an answer is used by some bundle that asks for it. */
    void unasked(Collection<Bundle> bundles, List<Finding> findings) {
        for (var use : conditions) {
            var using = bundles.stream()
                    .filter(bundle -> bundle.node(use.item()).isPresent())
                    .toList();
            boolean asked = using.stream()
                    .flatMap(bundle -> bundle.questions().stream())
                    .anyMatch(question -> question.key().equals(use.question())
                            && question.option(use.option()).isPresent());
            if (!using.isEmpty() && !asked)
                findings.add(new Finding(
                        use.file(), use.line(), "no bundle asks for " + use.question() + " = " + use.option()));
        }
    }

    Item read(Table table) {
        var key = table.key("key", KEY);
        var version = table.wholeNumber("version");
        if (version == null || version < 1) table.complain("version", "'version' must be a number from 1");
        var department = table.text("department");
        if (department != null && !departments.contains(department))
            table.complain("department", "'" + department + "' is no department of departments.yaml");
        var name = table.pair("name");
        var fields = fields(table);
        var results = table.each("results", row -> result(row, dictionary(table)));
        var facts = table.texts("facts");
        var outputs = table.each("outputs", this::output);
        var sources = new Sources(fields, results, facts, outputs);
        outputs.forEach(output -> {
            if (output.rule() != null) sources.check(table, "outputs", output.rule(), false);
        });
        var certificate =
                table.one("certificate", row -> certificate(row, sources)).orElse(null);
        var promised = table.limit("promised");
        var statutory = table.limit("statutory");
        notLonger(table, "promised", promised, statutory);
        var variants = table.each("limitVariants", row -> {
            var limit = row.limit("promised");
            notLonger(row, "promised", limit, statutory);
            var known = row.conditions("facts");
            known.keySet().stream()
                    .filter(fact -> !facts.contains(fact))
                    .forEach(fact -> row.complain("facts", "'" + fact + "' is not among the facts this item reads"));
            if (!row.has("when") && known.isEmpty()) row.complain("promised", "when does this promise hold?");
            return new LimitVariant(when(row, key), known, limit);
        });
        var item = new Item(
                key,
                version == null ? 0 : version,
                name.zh(),
                name.en(),
                department,
                table.choice("kind", ItemKind.class),
                table.pairs("legalBasis").stream()
                        .map(basis -> new LegalBasis(basis.zh(), basis.en()))
                        .toList(),
                promised,
                statutory,
                variants,
                table.choice("decision", Decision.class),
                fields,
                table.each("materials", row -> material(row, key, sources)),
                results,
                outputs,
                certificate,
                table.each("fees", row -> fee(row, key)),
                facts,
                table.choice("acceptance", Acceptance.class, null),
                table.choice("silence", Silence.class, null),
                table.choice("lengthening", Lengthening.class, null),
                table.one("instant", this::instant).orElse(null),
                table.one("register", row -> register(row, sources)).orElse(null),
                guide(table),
                table.optionalDay("validFrom"));
        if (item.decision() == Decision.AUTOMATIC && !results.isEmpty())
            table.complain("results", "nobody enters results of an item its rules decide");
        return item;
    }

    private Optional<Dictionary> dictionary(Table table) {
        var version = table.wholeNumber("dictionary");
        if (version == null) table.complain("dictionary", "'dictionary' must name the version of the field dictionary");
        else if (!dictionaries.containsKey(version))
            table.complain("dictionary", "there is no items/fields.v" + version + ".yaml");
        return Optional.ofNullable(dictionaries.get(version));
    }

    private List<Field> fields(Table table) {
        var dictionary = dictionary(table);
        if (dictionary.isEmpty()) return List.of();
        var fields = table.each(
                "fields",
                row -> row.has("use")
                        ? dictionary.get().use(row)
                        : dictionary.get().own(row),
                (key, line) -> {
                    var field = dictionary.get().field(key);
                    if (field.isEmpty()) table.complainAt(line, "'" + key + "' is not in the field dictionary");
                    return field;
                });
        var seen = new HashSet<String>();
        for (var field : fields)
            if (!seen.add(field.key())) table.complain("fields", "'" + field.key() + "' is asked twice");
        for (var key : seen)
            if (seen.stream().anyMatch(other -> other.startsWith(key + ".")))
                table.complain("fields", "'" + key + "' is a field and also the way to others");
        Dictionary.checkConditions(fields, reason -> table.complain("fields", reason));
        return fields;
    }

    private ResultField result(Table row, Optional<Dictionary> dictionary) {
        var label = row.pair("label");
        var maxLength = row.wholeNumber("maxLength");
        var type = row.choice("type", FieldType.class);
        if (type == FieldType.LIST) row.complain("type", "a result is one value, not a list");
        return new ResultField(
                row.text("key"),
                label.zh(),
                label.en(),
                type,
                row.flag("required", false),
                maxLength == null ? 0 : maxLength,
                row.optionalText("pattern"),
                row.number("min"),
                row.number("max"),
                dictionary.map(known -> known.options("options", row)).orElse(List.of()));
    }

    private Output output(Table row) {
        var label = row.pair("label");
        var rule = row.text("rule");
        if (rule != null && !RULE.matcher(rule).matches())
            row.complain("rule", "'" + rule + "' is no rule: desk, result:…, form:…, fact:… or sequence:…{seq:8}");
        return new Output(row.text("key"), label.zh(), label.en(), rule);
    }

    private CertificateTemplate certificate(Table row, Sources sources) {
        var title = row.pair("title");
        var number = row.text("number");
        if (number != null && !RULE.matcher(number).matches()) row.complain("number", "'" + number + "' is no rule");
        else if (number != null) sources.check(row, "number", number, true);
        var holder = row.text("holder");
        if (holder != null) sources.check(row, "holder", holder, true);
        var lines = row.each("lines", line -> {
            var label = line.pair("label");
            var from = line.text("from");
            if (from != null) sources.check(line, "from", from, true);
            return new CertificateLine(label.zh(), label.en(), from);
        });
        var validFor = row.optionalText("validFor") == null ? null : row.limit("validFor");
        if (validFor != null && !VALIDITY.contains(validFor.unit()))
            row.complain("validFor", "a paper is valid for so many CALENDAR_DAY, MONTH or YEAR");
        return new CertificateTemplate(
                row.key("kind", CERTIFICATE_KIND), title.zh(), title.en(), number, holder, lines, validFor);
    }

    private static ItemGuide guide(Table table) {
        var plain = table.optionalPair("plainName");
        var visits = table.wholeNumber("visits");
        if (visits != null && visits < 0) table.complain("visits", "'visits' must be 0 or more");
        var guide = new ItemGuide(
                plain.zh(),
                plain.en(),
                table.choices("applicants", ItemGuide.ApplicantKind.class),
                texts(table, "conditions"),
                table.each("steps", row -> {
                    var name = row.pair("name");
                    return new ItemGuide.Step(name.zh(), name.en(), row.choice("role", ItemGuide.Role.class));
                }),
                texts(table, "reviewPoints"),
                table.choices("channels", ItemGuide.Channel.class),
                visits,
                table.optionalText("complaintPhone"));
        return guide.equals(ItemGuide.NONE) ? null : guide;
    }

    private static List<ItemGuide.Text> texts(Table table, String key) {
        return table.has(key)
                ? table.pairs(key).stream()
                        .map(text -> new ItemGuide.Text(text.zh(), text.en()))
                        .toList()
                : List.of();
    }

    private InstantDecision instant(Table row) {
        var sampling = row.optionalText("sampling");
        var percent = sampling == null
                ? InstantDecision.USUAL_SAMPLING
                : PERCENT.matcher(sampling).matches()
                        ? new BigDecimal(sampling.substring(0, sampling.length() - 1))
                        : null;
        if (percent == null || percent.compareTo(HUNDRED) > 0)
            row.complain("sampling", "'" + sampling + "' is no share such as 5% or 0.5%");
        var limit = row.has("technicalLimit") ? row.limit("technicalLimit") : InstantDecision.USUAL_LIMIT;
        if (limit != null && limit.unit() != LimitUnit.SECOND && limit.unit() != LimitUnit.MINUTE)
            row.complain("technicalLimit", "a machine is given so many SECOND or MINUTE");
        return new InstantDecision(
                percent == null ? InstantDecision.USUAL_SAMPLING : percent, limit, row.flag("refuses", false), null);
    }

    private RegisterTemplate register(Table row, Sources sources) {
        var name = row.pair("name");
        var act = row.choice("act", RegisterTemplate.Act.class, RegisterTemplate.Act.ENTER);
        var key = row.text("key");
        if (key != null) source(row, "key", key, sources);
        var unique = row.texts("unique");
        unique.forEach(from -> source(row, "unique", from, sources));
        if (act != RegisterTemplate.Act.ENTER && !unique.isEmpty())
            row.complain("unique", "what is unique is said by the item that makes the entry");
        var keys = new HashSet<String>();
        var values = row.each("values", value -> {
            var label = value.pair("label");
            var from = value.text("from");
            if (from != null) source(value, "from", from, sources);
            var column = value.text("key");
            if (column != null && !keys.add(column)) value.complain("key", "'" + column + "' stands here twice");
            return new RegisterTemplate.Value(column, label.zh(), label.en(), from, value.flag("masked", false));
        });
        var validFor = row.optionalText("validFor") == null ? null : row.limit("validFor");
        if (validFor != null && !VALIDITY.contains(validFor.unit()))
            row.complain("validFor", "an entry is valid for so many CALENDAR_DAY, MONTH or YEAR");
        return new RegisterTemplate(
                row.key("kind", CERTIFICATE_KIND), name.zh(), name.en(), act, key, unique, values, validFor);
    }

    /** A register keeps what is there already: it draws no numbers of its own. */
    private static void source(Table row, String at, String from, Sources sources) {
        if (from.equals("desk") || from.startsWith("sequence:"))
            row.complain(at, "'" + from + "' is no source: form:…, fact:…, result:… or output:…");
        else sources.check(row, at, from, true);
    }

    private Material material(Table row, String item, Sources sources) {
        var name = row.pair("name");
        return new Material(
                row.key("key", SLUG),
                name.zh(),
                name.en(),
                row.choice("source", MaterialSource.class),
                row.flag("required", true),
                when(row, item),
                row.optionalText("basis"),
                row.optionalText("certificate") == null ? null : row.key("certificate", CERTIFICATE_KIND),
                row.flag("deferrable", false),
                row.one("commitment", promise -> commitment(promise, sources)).orElse(null));
    }

    private Commitment commitment(Table row, Sources sources) {
        var text = row.pair("text");
        var within = row.limit("verifyWithin");
        if (within != null && within.amount() < 1)
            row.complain("verifyWithin", "nobody verifies at once what was only promised");
        var party = row.optionalText("party");
        if (party != null) sources.check(row, "party", "form:" + party, false);
        return new Commitment(text.zh(), text.en(), within, party);
    }

    private Fee fee(Table row, String item) {
        var name = row.pair("name");
        var unit = row.pair("unit");
        var amount = row.number("amount");
        if (amount == null || amount.signum() < 0) row.complain("amount", "'amount' must be 0 or more yuan");
        return new Fee(
                row.key("key", SLUG),
                name.zh(),
                name.en(),
                amount,
                unit.zh(),
                unit.en(),
                when(row, item),
                row.text("basis"));
    }

    private Map<String, List<String>> when(Table row, String item) {
        var when = row.conditions("when");
        when.forEach((question, options) -> options.forEach(
                option -> conditions.add(new ConditionUse(item, row.file(), row.line("when"), question, option))));
        return when;
    }

    /** The promise may only be shorter; limits of different units are never compared. */
    private static void notLonger(Table table, String at, Limit promised, Limit statutory) {
        if (promised != null
                && statutory != null
                && promised.unit() == statutory.unit()
                && promised.amount() > statutory.amount())
            table.complain(at, "the promise of " + promised + " is longer than the statutory " + statutory);
    }

    /** What outputs and certificates may draw on. */
    private record Sources(List<Field> fields, List<ResultField> results, List<String> facts, List<Output> outputs) {

        void check(Table at, String key, String source, boolean outputsToo) {
            var kind = source.contains(":") ? source.substring(0, source.indexOf(':')) : source;
            var name = source.substring(source.indexOf(':') + 1);
            boolean known =
                    switch (kind) {
                        case "form" -> isField(name);
                        case "result" -> results.stream().anyMatch(result -> name.equals(result.key()));
                        case "fact" -> facts.contains(name);
                        case "output" ->
                            outputsToo
                                    && outputs.stream()
                                            .map(Output::key)
                                            .collect(Collectors.toSet())
                                            .contains(name);
                        case "desk", "sequence" -> true;
                        default -> false;
                    };
            if (!known) at.complain(key, "'" + source + "' is not known to this item");
        }

        /** A field, or a column of a list: {@code deal.buyers.name}. */
        private boolean isField(String name) {
            return fields.stream()
                    .anyMatch(field -> field.key().equals(name)
                            || field.rows().stream().anyMatch(column -> name.equals(field.key() + "." + column.key())));
        }
    }
}
