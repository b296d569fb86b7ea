package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Scenario;
import cn.yijianshi.catalogue.ScenarioCheck;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.DeadLetters;
import cn.yijianshi.testing.RoomTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One more bundle: six items over three departments, one of them new. It exists only as the files in
 * {@code seventeenth-bundle}; nothing in Java knows of it, and nobody has drawn its process.
 */
@RoomTest
@Import(CasesRunTest.Ears.class)
class ANewBundleIsFilesTest {

    private static final Path WORKFLOWS = withTheNewFiles();

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    CasesRunTest.Heard heard;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Published published;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("yijianshi.workflows-dir", WORKFLOWS::toString);
    }

    @Test
    void it_runs_from_the_application_to_its_end() {
        String id = submit(
                Map.of("trees", List.of("yes")),
                "forest_land_check",
                "tree_felling",
                "replanting",
                "tea_brand_filing",
                "origin_mark",
                "garden_tax_relief");
        assertThat(requested(id, "forest_land_check").department()).isEqualTo("forestry");
        approve(id, "forest_land_check", Map.of("garden.landKind", "茶园"));
        approve(id, "tea_brand_filing", Map.of("tea.brandNo", "CP000001"));
        // The mark waits for the brand alone, the relief for the trees too.
        assertThat(requested(id, "origin_mark").facts()).containsEntry("tea.brandNo", "CP000001");
        assertThat(opened(id))
                .containsExactlyInAnyOrder("forest_land_check", "tea_brand_filing", "tree_felling", "origin_mark");
        approve(id, "tree_felling", Map.of("felling.no", "LC350502000001"));
        approve(id, "garden_tax_relief", Map.of());
        approve(id, "replanting", Map.of());
        approve(id, "origin_mark", Map.of());
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(deadLetters.open(null, 100)).isEmpty();
    }

    @Test
    void what_the_answers_leave_out_is_passed_by() {
        String id = submit(
                Map.of("trees", List.of("no")),
                "forest_land_check",
                "tea_brand_filing",
                "origin_mark",
                "garden_tax_relief");
        for (String item : List.of("forest_land_check", "tea_brand_filing", "garden_tax_relief", "origin_mark")) {
            approve(id, item, Map.of());
        }
        assertThat(completed(id).outcome()).isEqualTo("DONE");
        assertThat(opened(id)).doesNotContain("tree_felling", "replanting");
    }

    @Test
    void a_version_waits_for_its_day() {
        assertThat(published.bundle("tea_garden_open")).isPresent();
        assertThat(published.bundle("tea_garden_later")).isEmpty();
        assertThat(published.bundle("tea_garden_later", 1)).isPresent();
        assertThat(published.bundles())
                .extracting(Bundle::key)
                .contains("tea_garden_open")
                .doesNotContain("tea_garden_later");
    }

    @Test
    void its_scenarios_hold() {
        Catalogue catalogue = Catalogue.load(WORKFLOWS);
        List<Scenario> scenarios = Catalogue.scenarios(WORKFLOWS).stream()
                .filter(scenario -> scenario.bundle().equals("tea_garden_open"))
                .toList();
        assertThat(scenarios).hasSize(3);
        assertThat(scenarios).allSatisfy(scenario -> assertThat(ScenarioCheck.of(catalogue, scenario))
                .isEmpty());
        MergedForm form = MergedForm.of(
                catalogue.plan(catalogue.bundle("tea_garden_open").orElseThrow(), Map.of("trees", List.of("yes"))));
        assertThat(form.field("garden.area").orElseThrow().departments())
                .containsExactlyInAnyOrder("forestry", "market-regulation", "tax");
    }

    private String submit(Map<String, List<String>> answers, String... items) {
        String id = UUID.randomUUID().toString();
        announce(new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant(),
                id,
                "YJS35050020261123000002M",
                "tea_garden_open",
                1,
                "350502",
                answers,
                List.of(items),
                "applicant-1"));
        return id;
    }

    private void approve(String id, String item, Map<String, String> outputs) {
        ReviewRequested review = requested(id, item);
        announce(new ReviewApproved(
                UUID.randomUUID(),
                clock.instant(),
                id,
                review.reviewId(),
                review.department(),
                item,
                3,
                outputs,
                List.of()));
    }

    private void announce(Event event) {
        transaction.executeWithoutResult(status -> announcements.announce(event));
    }

    private ReviewRequested requested(String id, String item) {
        return await().until(
                        () -> heard(id, ReviewRequested.class)
                                .filter(review -> review.item().equals(item))
                                .findAny()
                                .orElse(null),
                        found -> found != null);
    }

    private ApplicationCompleted completed(String id) {
        return await().until(
                        () -> heard(id, ApplicationCompleted.class).findAny().orElse(null), found -> found != null);
    }

    private Set<String> opened(String id) {
        return heard(id, ReviewRequested.class).map(ReviewRequested::item).collect(Collectors.toSet());
    }

    private <T extends Event> Stream<T> heard(String id, Class<T> kind) {
        return heard.events.stream()
                .filter(event -> event.caseId().equals(id))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** The city's files with the new ones beside them, as somebody would put them there. */
    private static Path withTheNewFiles() {
        try {
            Path folder = Files.createTempDirectory("seventeenth-bundle");
            for (String part : List.of("departments.yaml", "items", "bundles", "calendar")) {
                copy(Path.of("..", part), folder.resolve(part));
            }
            Path added = Path.of("src", "test", "resources", "seventeenth-bundle");
            Files.writeString(
                    folder.resolve("departments.yaml"),
                    Files.readString(added.resolve("departments.yaml")),
                    StandardOpenOption.APPEND);
            copy(added.resolve("items"), folder.resolve("items"));
            copy(added.resolve("bundles"), folder.resolve("bundles"));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
