package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.intake.api.Receiving.ApplicationForm;
import cn.yijianshi.intake.batches.domain.BatchColumns;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.sheets.api.SheetReader;
import cn.yijianshi.intake.sheets.api.SheetWriter;
import cn.yijianshi.intake.sheets.domain.JudgedRow;
import cn.yijianshi.intake.sheets.domain.ListColumns;
import cn.yijianshi.platform.identifiers.CitizenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the city offers can be filed from a spreadsheet: the sample applications, written as rows. */
class CitySheetsTest {

    private static final Path WORKFLOWS = Path.of("..", "..", "workflows");
    private static final Catalogue CITY = Catalogue.load(WORKFLOWS);

    private final IdentifierChecks checks =
            new IdentifierChecks(Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @MethodSource("samples")
    void a_row_of_a_batch_says_what_the_form_says(Path sample) throws IOException {
        var given = read(sample);
        var bundle = CITY.bundle(given.bundle()).orElseThrow();
        var columns = BatchColumns.of(bundle, CITY::item);
        var row = new LinkedHashMap<String, String>();
        row.put(BatchColumns.KEY, "1");
        given.answers().forEach((question, options) -> row.put("?" + question, String.join("、", options)));
        cells("", DottedKeys.nested(given.form()), row);

        var rows = new SheetReader(columns, 500).read(sheet(List.of(row)));
        assertThat(rows).singleElement().satisfies(one -> assertThat(one.problems())
                .isEmpty());
        var said = columns.read(rows.get(0).cells());
        var filing = Filing.of(bundle, said.answers(), said.form(), CITY::item, checks);
        assertThat(filing.items())
                .isEqualTo(Filing.of(bundle, given.answers(), DottedKeys.nested(given.form()), CITY::item, checks)
                        .items());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_list_of_a_form_can_be_handed_in_as_a_sheet(Path sample) throws IOException {
        var given = read(sample);
        var form = DottedKeys.nested(given.form());
        var merged =
                MergedForm.of(Filing.planned(CITY.bundle(given.bundle()).orElseThrow(), given.answers(), CITY::item));
        for (var asked : merged.fields()) {
            if (asked.field().type() == FieldType.LIST
                    && DottedKeys.get(form, asked.field().key()) instanceof List<?> list) {
                assertThat(judged(merged, asked.field(), list))
                        .as(asked.field().key())
                        .hasSameSizeAs(list)
                        .allSatisfy(row -> assertThat(row.problems()).isEmpty());
            }
        }
    }

    @Test
    void nobody_under_sixteen_is_taken_on_and_nobody_twice() {
        var bundle = CITY.bundle("hire_staff").orElseThrow();
        var merged = MergedForm.of(Filing.planned(
                bundle,
                Map.of(
                        "relation", List.of("contract"),
                        "minors", List.of("no"),
                        "people", List.of("local"),
                        "graduates", List.of("no"),
                        "first_job", List.of("no")),
                CITY::item));
        var rows = judged(
                merged,
                merged.field("employees").orElseThrow().field(),
                List.of(
                        hired(CitizenId.of("350502", LocalDate.of(2010, 11, 23), 17)),
                        hired(CitizenId.of("350502", LocalDate.of(2010, 11, 24), 17)),
                        hired(CitizenId.of("350502", LocalDate.of(2010, 11, 23), 17))));
        assertThat(rows)
                .extracting(JudgedRow::state)
                .containsExactly(JudgedRow.State.TAKEN, JudgedRow.State.REFUSED, JudgedRow.State.REFUSED);
        assertThat(rows.get(1).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("field.check");
            assertThat(problem.cell()).isEqualTo("B3");
            assertThat(problem.args()).containsExactly("WORKER_ID");
        });
        assertThat(rows.get(2).problems()).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo("sheet-row-twice"));
    }

    @Test
    void who_is_insured_elsewhere_is_told_the_way_out_and_the_others_are_taken() {
        var merged = MergedForm.of(Filing.planned(
                CITY.bundle("hire_staff").orElseThrow(),
                Map.of(
                        "relation", List.of("contract"),
                        "minors", List.of("no"),
                        "people", List.of("local"),
                        "graduates", List.of("no"),
                        "first_job", List.of("no")),
                CITY::item));
        var elsewhere = hired(CitizenId.of("350502", LocalDate.of(1999, 3, 4), 17));
        elsewhere.put("insured", "仍在原单位参保（此人本次不办理）");
        var rows = judged(
                merged,
                merged.field("employees").orElseThrow().field(),
                List.of(elsewhere, hired(CitizenId.of("350502", LocalDate.of(1999, 3, 5), 17))));
        assertThat(rows).extracting(JudgedRow::state).containsExactly(JudgedRow.State.REFUSED, JudgedRow.State.TAKEN);
        assertThat(rows.get(0).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("field.row-stopped");
            assertThat(problem.cell()).isEqualTo("C2");
            assertThat(problem.args().get(2)).contains("原单位办理减员停保");
        });
    }

    private static Map<String, Object> hired(CitizenId who) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", "林小明");
        row.put("idNumber", who.text());
        row.put("insured", "NONE");
        row.put("mobile", "13805950002");
        row.put("hireDate", "2026-11-16");
        row.put("contractKind", "无固定期限");
        row.put("post", "会计");
        row.put("wage", "6500");
        row.put("firstMonth", "2026-12");
        return row;
    }

    private List<JudgedRow> judged(MergedForm merged, Field list, List<?> rows) {
        var written = rows.stream()
                .map(row -> {
                    var cells = new LinkedHashMap<String, String>();
                    cells("", (Map<?, ?>) row, cells);
                    return cells;
                })
                .toList();
        return JudgedRow.all(merged, list, new SheetReader(new ListColumns(list), 500).read(sheet(written)), checks);
    }

    private static ApplicationForm read(Path sample) throws IOException {
        return JsonMapper.builder().build().readValue(Files.readString(sample), ApplicationForm.class);
    }

    private static void cells(String before, Map<?, ?> level, Map<String, String> cells) {
        level.forEach((name, value) -> {
            var key = before + name;
            if (value instanceof Map<?, ?> deeper) {
                cells(key + ".", deeper, cells);
            } else if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
                for (int i = 0; i < list.size(); i++) {
                    cells(key + "." + (i + 1) + ".", (Map<?, ?>) list.get(i), cells);
                }
            } else if (value instanceof List<?> list) {
                cells.put(key, list.stream().map(String::valueOf).collect(Collectors.joining("、")));
            } else if (value != null) {
                cells.put(key, String.valueOf(value));
            }
        });
    }

    private static byte[] sheet(List<? extends Map<String, String>> rows) {
        var header =
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        var lines = new ArrayList<List<String>>();
        lines.add(header);
        rows.forEach(row -> lines.add(
                header.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return SheetWriter.workbook(lines);
    }

    static Stream<Path> samples() throws IOException {
        try (var found = Files.walk(WORKFLOWS.resolve("bundles"), 2)) {
            return found.filter(file -> file.endsWith("sample-application.json")).toList().stream();
        }
    }
}
