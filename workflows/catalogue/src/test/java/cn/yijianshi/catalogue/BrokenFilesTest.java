package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test breaks a copy of the city's files in one place. */
class BrokenFilesTest {
    private static final String ESTABLISHMENT = "items/market-regulation/company_establishment.yaml";
    private static final String TAX = "items/tax/house_tax.yaml";
    private static final String BUNDLE = "bundles/company_start/bundle.yaml";
    private static final String DRAWING = "bundles/company_start/process.bpmn";

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (var part : List.of("departments.yaml", "items", "bundles")) {
            try (var files = Files.walk(CityCatalogue.FOLDER.resolve(part))) {
                for (var file : files.toList()) {
                    var to =
                            folder.resolve(CityCatalogue.FOLDER.relativize(file).toString());
                    if (Files.isDirectory(file)) Files.createDirectories(to);
                    else Files.copy(file, to);
                }
            }
        }
    }

    @Test
    void whole_files_are_loaded() {
        assertThat(Catalogue.load(folder).bundles()).isEqualTo(CityCatalogue.CATALOGUE.bundles());
    }

    @Test
    void an_unknown_key_is_refused_with_its_line() {
        change(ESTABLISHMENT, "decision: OFFICER", "decision: OFFICER\ncolour: red");
        assertThat(findings()).contains(ESTABLISHMENT + ":" + line(ESTABLISHMENT, "colour") + ": unknown key 'colour'");
    }

    @Test
    void a_question_that_is_known_from_what_nobody_brings_out_or_means_no_option_is_refused() {
        change(
                BUNDLE,
                "questions:",
                "questions:\n  - key: told\n    text: [\u95ee, Asked]\n    known: {from: some.thing,"
                        + " options: {x: maybe}}\n    options: [{key: 'yes', text: [\u662f, 'Yes']}]");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("no item brings out 'some.thing'"))
                .anyMatch(finding -> finding.contains("'maybe' is no option of this question"));
    }

    @Test
    void who_goes_on_without_the_late_must_wait_for_somebody() {
        change(
                "bundles/company_start/bundle.yaml",
                "{item: seal_engraving}",
                "{item: seal_engraving, withoutLate: true}");
        assertThat(findings())
                .anyMatch(finding ->
                        finding.contains("'seal_engraving' goes on without the late, but waits for no decision"));
    }

    @Test
    void what_no_certificate_tells_is_known_of_nobody() {
        change("bundles/restaurant_open/bundle.yaml", "from: enterprise.establishedOn", "from: enterprise.standing");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("no item brings out 'enterprise.standing' with a certificate"));
    }

    @Test
    void a_promise_that_hangs_on_a_fact_the_item_does_not_read_is_refused() {
        change("items/water/water_connect.yaml", "{water.externalLine: ['true']}", "{water.someLine: ['true']}");
        assertThat(findings()).anyMatch(finding -> finding.contains("'water.someLine' is not among the facts"));
    }

    @Test
    void a_promise_that_nobody_looks_at_or_of_an_unknown_party_is_refused() {
        change(
                "items/power/power_connect.yaml",
                "verifyWithin: 30 WORKING_DAY",
                "verifyWithin: IMMEDIATE\n      party: org.uscc");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("nobody verifies at once"))
                .anyMatch(finding -> finding.contains("'form:org.uscc' is not known to this item"));
    }

    @Test
    void rules_that_read_what_the_item_does_not_ask_are_refused() {
        change("items/health/rules/public_hygiene.dmn", "form.hyg.openPenalty", "form.hyg.openCase");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("public_hygiene.dmn")
                        && finding.contains("'form.hyg.openCase' is nothing this item is told as a boolean"));
    }

    @Test
    void rules_that_bring_what_the_item_does_not_enter_are_refused() {
        change("items/bank/rules/bank_appointment.dmn", "<output name=\"code\"", "<output name=\"teller\"");
        assertThat(findings()).anyMatch(finding -> finding.contains("'teller' is no result of this item"));
    }

    @Test
    void broken_rules_are_refused_with_their_line() {
        var rules = "items/bank/rules/bank_appointment.dmn";
        change(rules, "&lt;= case.filedOn", "&lt;= yesterday");
        assertThat(findings()).anyMatch(finding -> finding.startsWith(rules + ":" + line(rules, "yesterday") + ":"));
    }

    @Test
    void an_instant_item_without_rules_is_refused() throws IOException {
        Files.delete(folder.resolve("items/bank/rules/bank_appointment.dmn"));
        assertThat(findings()).contains("items/bank/rules/bank_appointment.dmn: the file is missing");
    }

    @Test
    void rules_of_an_item_that_does_not_ask_for_them_are_refused() {
        change("items/bank/bank_appointment.yaml", "instant: {sampling: 2%, technicalLimit: 20 SECOND}\n", "");
        assertThat(findings()).anyMatch(finding -> finding.contains("does not say that rules decide it"));
    }

    @Test
    void a_share_and_a_limit_of_rules_have_their_shape() {
        change(
                "items/bank/bank_appointment.yaml",
                "{sampling: 2%, technicalLimit: 20 SECOND}",
                "{sampling: 200%, technicalLimit: 2 WORKING_DAY}");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("'200%' is no share"))
                .anyMatch(finding -> finding.contains("so many SECOND or MINUTE"));
    }

    @Test
    void a_register_draws_on_what_the_item_knows() {
        change("items/health/public_hygiene.yaml", "unique: [form:hyg.address]", "unique: [form:hyg.street]");
        assertThat(findings()).anyMatch(finding -> finding.contains("'form:hyg.street' is not known to this item"));
    }

    @Test
    void an_item_opened_by_a_fact_waits_for_the_item_that_brings_it() {
        change("bundles/utility_joint/bundle.yaml", "gas.roadDig: ['true']}", "gas.noDig: ['true']}");
        assertThat(findings()).anyMatch(finding -> finding.contains("'road_dig' reads gas.noDig"));
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        change(ESTABLISHMENT, "decision: OFFICER", "decision: OFFICER\ndecision: AUTOMATIC");
        assertThat(findings()).anyMatch(finding -> finding.contains("'decision' stands here twice"));
    }

    @Test
    void what_is_not_yaml_is_refused_with_its_line() {
        change(ESTABLISHMENT, "decision: OFFICER", "decision: [OFFICER");
        assertThat(findings()).anyMatch(finding -> finding.matches(ESTABLISHMENT + ":\\d+: .*"));
    }

    @Test
    void a_promise_longer_than_the_law_allows_is_refused() {
        change(TAX, "promised: 2 WORKING_DAY", "promised: 9 WORKING_DAY");
        assertThat(findings())
                .containsExactly(TAX + ":" + line(TAX, "promised")
                        + ": the promise of 9 WORKING_DAY is longer than the statutory 5 WORKING_DAY");
    }

    @Test
    void limits_of_different_units_are_not_compared() {
        change(TAX, "promised: 2 WORKING_DAY", "promised: 99 WORKING_HOUR");
        assertThat(Catalogue.load(folder).item("house_tax")).isPresent();
    }

    @Test
    void a_limit_in_no_known_unit_is_refused() {
        change(TAX, "promised: 2 WORKING_DAY", "promised: 2 FORTNIGHT");
        assertThat(findings()).anyMatch(finding -> finding.contains("'2 FORTNIGHT' is no limit"));
    }

    @Test
    void a_field_outside_the_dictionary_is_refused() {
        change(TAX, "  - reg.cause\n", "  - reg.reason\n");
        assertThat(findings())
                .contains(TAX + ":" + line(TAX, "reg.reason") + ": 'reg.reason' is not in the field dictionary");
    }

    @Test
    void a_certificate_may_only_show_what_the_item_knows() {
        change(TAX, "from: output:tax.deed", "from: output:tax.weather");
        assertThat(findings()).anyMatch(finding -> finding.contains("'output:tax.weather' is not known to this item"));
    }

    @Test
    void an_item_stands_in_the_folder_of_its_department() {
        change(TAX, "department: tax", "department: bank");
        assertThat(findings()).containsExactly(TAX + ": stands in the folder of another department");
    }

    @Test
    void a_department_must_exist() {
        change(TAX, "department: tax", "department: weather");
        assertThat(findings()).anyMatch(finding -> finding.contains("'weather' is no department"));
    }

    @Test
    void an_answer_may_only_add_items_of_the_bundle() {
        change(BUNDLE, "add: [bank_appointment]", "add: [bank_apointment]");
        assertThat(findings())
                .contains(BUNDLE + ":" + line(BUNDLE, "bank_apointment")
                        + ": 'bank_apointment' is no item of this bundle")
                .anyMatch(finding -> finding.contains("'bank_appointment' is optional, but no answer adds it"));
    }

    @Test
    void an_answer_may_only_require_fields_of_the_bundle() {
        change(BUNDLE, "require: [tax.vatFrom]", "require: [tax.vatUntil]");
        assertThat(findings()).anyMatch(finding -> finding.contains("'tax.vatUntil' is no field"));
    }

    @Test
    void an_answer_may_only_fill_a_field_with_what_fits_it() {
        change(BUNDLE, "set: {tax.vatKind: SMALL}", "set: {tax.vatKind: TINY}");
        assertThat(findings())
                .containsExactly(BUNDLE + ":" + line(BUNDLE, "TINY") + ": 'TINY' does not fit the field tax.vatKind");
    }

    @Test
    void a_question_may_only_depend_on_one_before_it() {
        change(BUNDLE, "  - key: seal\n", "  - key: seal\n    when: {bank: ['yes']}\n");
        assertThat(findings()).anyMatch(finding -> finding.contains("no question before this one has bank = yes"));
    }

    @Test
    void items_that_wait_for_each_other_in_a_circle_are_refused() {
        change(BUNDLE, "edges:\n", "edges:\n  - {from: seal_engraving, to: domicile_title_check, kind: DEC}\n");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("these wait for each other: ")
                        && finding.contains("seal_engraving -> domicile_title_check -> company_establishment"));
    }

    @Test
    void an_item_may_only_read_what_an_earlier_one_brings() {
        change(BUNDLE, "  - {from: si_unit_reg, to: employee_si_add, kind: DEC}\n", "");
        assertThat(findings())
                .anyMatch(finding ->
                        finding.contains("'employee_si_add' reads si.unitNo, but waits for no item that brings it"));
    }

    @Test
    void an_item_may_only_change_by_an_answer_some_bundle_asks_for() {
        change(TAX, "when: {cause: [judgment]}", "when: {cause: [lottery]}");
        assertThat(findings())
                .containsExactly(TAX + ":" + line(TAX, "lottery") + ": no bundle asks for cause = lottery");
    }

    @Test
    void every_item_of_the_bundle_is_drawn_and_no_other() {
        change(BUNDLE, "  - {item: invoice_first}\n", "");
        assertThat(findings())
                .anyMatch(finding ->
                        finding.startsWith(DRAWING) && finding.contains("'invoice_first' is no item of the bundle"));
    }

    @Test
    void a_missing_drawing_is_drawn_from_the_graph() throws IOException {
        Files.delete(folder.resolve(DRAWING));
        var catalogue = Catalogue.load(folder);
        assertThat(catalogue.drawing("company_start"))
                .isEqualTo(ProcessDrawer.draw(catalogue.bundle("company_start").orElseThrow(), catalogue::item))
                .contains(ProcessDrawer.MARK);
    }

    @Test
    void a_drawing_runs_no_code() {
        change(DRAWING, "${plan.needs(execution, 'seal_engraving')}", "${''.getClass().forName('java.lang.Runtime')}");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("only ${plan.needs(execution, '<item>')} may stand here"));
    }

    @Test
    void a_drawing_has_no_script_or_service_task() {
        change(DRAWING, "<bpmn:endEvent id=\"closed\"", "<bpmn:scriptTask id=\"evil\"/><bpmn:endEvent id=\"closed\"");
        assertThat(findings()).anyMatch(finding -> finding.contains("scriptTask has no place in this drawing"));
    }

    @Test
    void a_drawing_has_no_execution_listener() {
        change(
                DRAWING,
                "<camunda:in businessKey=\"#{reviewIds.next()}\"/>",
                "<camunda:in businessKey=\"#{reviewIds.next()}\"/><camunda:executionListener expression=\"${x}\"/>");
        assertThat(findings()).anyMatch(finding -> finding.contains("camunda:executionListener has no place"));
    }

    @Test
    void a_drawing_follows_the_edges() {
        change(DRAWING, "targetRef=\"seal_engraving\"", "targetRef=\"followed\"");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("seal_engraving is not drawn after company_establishment"));
    }

    @Test
    void everything_in_a_drawing_can_be_seen() {
        change(DRAWING, "bpmnElement=\"seal_engraving\"", "bpmnElement=\"nothing\"");
        assertThat(findings()).anyMatch(finding -> finding.contains("seal_engraving has no shape"));
    }

    @Test
    void an_outer_entity_is_never_fetched() {
        change(
                DRAWING,
                "<bpmn:definitions",
                "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>\n<bpmn:definitions");
        change(DRAWING, "name=\"企业开办\"", "name=\"&secret;\"");
        assertThat(findings()).singleElement().asString().startsWith(DRAWING).contains("[doctype]");
    }

    @Test
    void all_findings_come_at_once() {
        change(TAX, "promised: 2 WORKING_DAY", "promised: 9 WORKING_DAY");
        change(BUNDLE, "set: {tax.vatKind: SMALL}", "set: {tax.vatKind: TINY}");
        change(DRAWING, "isExecutable=\"true\"", "isExecutable=\"false\"");
        assertThat(findings()).hasSize(3);
    }

    @Test
    void an_older_version_stays_beside_the_current_one() throws IOException {
        Files.copy(folder.resolve(TAX), folder.resolve("items/tax/house_tax.v1.yaml"));
        change(TAX, "version: 1\n", "version: 2\n");
        var start = folder.resolve("bundles/company_start");
        Files.createDirectories(start.resolve("v1"));
        Files.copy(start.resolve("bundle.yaml"), start.resolve("v1/bundle.yaml"));
        Files.copy(start.resolve("process.bpmn"), start.resolve("v1/process.bpmn"));
        change("bundles/company_start/bundle.yaml", "version: 1\n", "version: 2\n");
        change("bundles/company_start/process.bpmn", "versionTag=\"1\"", "versionTag=\"2\"");

        var catalogue = Catalogue.load(folder);
        assertThat(catalogue.item("house_tax").orElseThrow().version()).isEqualTo(2);
        assertThat(catalogue.item("house_tax", 1)).isPresent();
        assertThat(catalogue.versions("company_start"))
                .extracting(Bundle::version)
                .containsExactly(1, 2);
        assertThat(catalogue.drawing("company_start", 1)).contains("versionTag=\"1\"");
        assertThat(catalogue.drawing("company_start")).contains("versionTag=\"2\"");
    }

    @Test
    void a_drawing_older_than_its_graph_is_told() throws IOException {
        var catalogue = Catalogue.load(folder);
        var drawn = ProcessDrawer.draw(catalogue.bundle("company_start").orElseThrow(), catalogue::item);
        Files.writeString(folder.resolve(DRAWING), drawn.replace("width=\"120\"", "width=\"130\""));
        assertThat(findings())
                .containsExactly(DRAWING + ": is not what the graph gives any more: workflows/draw company_start");
        Files.writeString(folder.resolve(DRAWING), drawn);
        assertThat(Catalogue.load(folder).drawing("company_start")).isEqualTo(drawn);
    }

    @Test
    void an_item_that_only_impossible_answers_add_is_never_reached() {
        change(
                BUNDLE,
                "add: [bank_appointment]}",
                "add: [bank_appointment], stop: {reason: [否, 'No'], door: [否, 'No']}}");
        assertThat(findings())
                .anyMatch(finding -> finding.contains(
                        "'bank_appointment' is never reached: the answers that add it cannot be given"));
    }

    @Test
    void items_inspected_together_do_not_wait_for_each_other() {
        var joint = "bundles/utility_joint/bundle.yaml";
        assertThat(Catalogue.load(folder).bundle("utility_joint").orElseThrow().inspections())
                .containsExactly(new Inspection(
                        "joint_survey",
                        "联合踏勘",
                        "Joint survey",
                        List.of("power_survey", "water_survey", "gas_survey", "drainage_permit")));
        change(joint, "gas_survey, drainage_permit]}", "road_dig, drainage_permit]}");
        assertThat(findings())
                .anyMatch(finding ->
                        finding.contains("'road_dig' starts after 'power_survey': they cannot be inspected at once"));
    }

    @Test
    void a_bundle_takes_another_in() throws IOException {
        takesIn("home_transfer");
        var bundle = Catalogue.load(folder).bundle("taking").orElseThrow();
        // What only the questions of the other add stays away; what it removes by answers is there.
        assertThat(bundle.nodes())
                .extracting(Node::item)
                .containsExactly("re_query", "re_transfer", "house_tax", "transaction_check");
        assertThat(bundle.node("re_transfer").orElseThrow().optional()).isFalse();
        assertThat(bundle.node("house_tax").orElseThrow().optional()).isTrue();
        assertThat(bundle.edges())
                .contains(
                        new Edge("re_query", "house_tax", EdgeKind.OUT),
                        new Edge("re_query", "transaction_check", EdgeKind.OUT),
                        new Edge("transaction_check", "re_transfer", EdgeKind.OUT));
        assertThat(bundle.questions().get(0).options().get(1).effects().add())
                .containsExactly("house_tax", "transaction_check", "re_transfer");
    }

    @Test
    void a_bundle_cannot_take_itself_in() throws IOException {
        takesIn("taking");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("there is no bundle 'taking', or it takes this one in"));
    }

    private void takesIn(String other) throws IOException {
        var home = Files.createDirectories(folder.resolve("bundles/taking"));
        Files.writeString(home.resolve("bundle.yaml"), """
                key: taking
                version: 1
                name: [先查后办, Look first]
                description: [先查后办, Look first]
                leadDepartment: property-registration
                promise: 5 WORKING_DAY
                questions:
                  - key: also
                    text: [是否同时转移？, Transfer too?]
                    options:
                      - {key: 'no', text: [否, 'No']}
                      - {key: 'yes', text: [是, 'Yes'], add: [%1$s]}
                nodes:
                  - {item: re_query}
                  - {item: re_transfer}
                  - {bundle: %1$s, optional: true}
                edges:
                  - {from: re_query, to: %1$s, kind: OUT}
                """.formatted(other));
    }

    private void change(String file, String from, String to) {
        try {
            var path = folder.resolve(file);
            var text = Files.readString(path);
            assertThat(text).contains(from);
            Files.writeString(path, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int line(String file, String text) {
        try {
            var lines = Files.readAllLines(folder.resolve(file));
            for (int i = 0; i < lines.size(); i++) if (lines.get(i).contains(text)) return i + 1;
            throw new AssertionError(text + " is not in " + file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> findings() {
        var problem = catchThrowableOfType(CatalogueProblem.class, () -> Catalogue.load(folder));
        assertThat(problem).as("the broken files were loaded").isNotNull();
        return problem.findings().stream()
                .map(CatalogueProblem.Finding::toString)
                .toList();
    }
}
