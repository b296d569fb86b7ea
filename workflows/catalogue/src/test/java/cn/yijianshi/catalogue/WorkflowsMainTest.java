package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowsMainTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private WorkflowsMain main;

    @BeforeEach
    void copy() throws IOException {
        for (var part : List.of("departments.yaml", "items", "bundles"))
            try (var files = Files.walk(CityCatalogue.FOLDER.resolve(part))) {
                for (var file : files.toList()) {
                    var to =
                            folder.resolve(CityCatalogue.FOLDER.relativize(file).toString());
                    if (Files.isDirectory(file)) Files.createDirectories(to);
                    else Files.copy(file, to);
                }
            }
        main = new WorkflowsMain(folder, new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @Test
    void the_citys_files_pass() {
        assertThat(main.check(List.of())).isZero();
        assertThat(told().lines()).allMatch(line -> line.startsWith("warning: "));
    }

    @Test
    void a_scenario_that_does_not_hold_is_told_with_its_line() throws IOException {
        var scenario = folder.resolve("bundles/home_transfer/scenarios/plain_sale.yaml");
        Files.writeString(
                scenario,
                Files.readString(scenario).replace("re_transfer: 3 WORKING_DAY", "re_transfer: 9 WORKING_DAY"));
        assertThat(main.check(List.of())).isEqualTo(1);
        assertThat(told())
                .containsPattern(
                        "bundles/home_transfer/scenarios/plain_sale.yaml:\\d+: re_transfer has 3 WORKING_DAY, not 9");
    }

    @Test
    void only_what_lies_below_the_paths_is_told() throws IOException {
        Files.writeString(folder.resolve("bundles/home_transfer/bundle.yaml"), "colour: red\n");
        assertThat(main.check(List.of(folder.resolve("bundles/company_start").toString())))
                .isZero();
        assertThat(main.check(List.of(folder.resolve("bundles/home_transfer").toString())))
                .isEqualTo(1);
        assertThat(told()).contains("bundles/home_transfer/bundle.yaml:1: unknown key 'colour'");
    }

    @Test
    void what_was_drawn_by_hand_is_not_overwritten() throws IOException {
        var drawing = folder.resolve("bundles/company_start/process.bpmn");
        var byHand = Files.readString(drawing);
        assertThat(main.draw(List.of("company_start"))).isZero();
        assertThat(Files.readString(drawing)).isEqualTo(byHand);
        assertThat(main.draw(List.of("--force", "company_start"))).isZero();
        assertThat(Files.readString(drawing)).contains(ProcessDrawer.MARK);
        assertThat(main.check(List.of())).isZero();
    }

    @Test
    void a_bundle_that_is_not_there_is_not_drawn() throws IOException {
        assertThat(main.draw(List.of("flying_carpets"))).isEqualTo(1);
        assertThat(told()).contains("flying_carpets: not drawn");
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
