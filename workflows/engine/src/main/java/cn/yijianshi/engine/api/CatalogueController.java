package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.engine.domain.BundlePromise;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.UnanswerableQuestion;
import cn.yijianshi.platform.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/catalogue")
@Tag(
        name = "Catalogue",
        description = "Departments, bundles (一件事) and service items (事项) as published; open to all (优化营商环境条例 36)")
class CatalogueController {

    private final Published published;
    private final Calendars calendars;

    CatalogueController(Published published, Calendars calendars) {
        this.published = published;
        this.calendars = calendars;
    }

    /** A bundle in a list: enough to choose it by. */
    record BundleLine(String key, int version, String name, String nameEn, String description, String descriptionEn) {}

    @GetMapping("/departments")
    @Operation(summary = "The departments that take part and the service that works for each")
    List<Department> departments() {
        return published.departments();
    }

    @GetMapping("/bundles")
    @Operation(summary = "The bundles that can be filed now")
    List<BundleLine> bundles() {
        return published.bundles().stream()
                .map(bundle -> new BundleLine(
                        bundle.key(),
                        bundle.version(),
                        bundle.name(),
                        bundle.nameEn(),
                        bundle.description(),
                        bundle.descriptionEn()))
                .toList();
    }

    @GetMapping("/bundles/{key}")
    @Operation(
            summary =
                    "One bundle: its questions, items and how they wait for each other; current unless a version is named")
    Bundle bundle(@PathVariable String key, @RequestParam(required = false) Integer version) {
        return (version == null ? published.bundle(key) : published.bundle(key, version))
                .orElseThrow(Problem::notFound);
    }

    /** When each item and the whole are due if every office takes as long as it promises. */
    record BundleDue(Instant total, Map<String, Instant> items) {}

    @GetMapping("/bundles/{key}/promise")
    @Operation(
            summary =
                    "When a whole bundle is through if every promise is kept: the longest path, not the sum; the items"
                            + " that always take part unless others are named")
    BundleDue promise(
            @PathVariable String key,
            @RequestParam(required = false) String start,
            @RequestParam(required = false) List<String> item,
            @RequestParam(required = false) String office) {
        Bundle bundle = published.bundle(key).orElseThrow(Problem::notFound);
        try {
            Instant from = DueQuestion.start(start);
            Map<String, Limit> promises = new TreeMap<>();
            for (Node node : bundle.nodes()) {
                if (item == null ? !node.optional() : item.contains(node.item())) {
                    promises.put(
                            node.item(),
                            published.itemOn(node.item(), from).orElseThrow().promised());
                }
            }
            if (promises.isEmpty()
                    || item != null && promises.size() < Set.copyOf(item).size()) {
                throw Problem.bad("invalid-request").at("", "wrong-parameter", "item");
            }
            Map<String, Instant> dues =
                    BundlePromise.dues(calendars.dueDates(), bundle, promises, from, DueQuestion.office(office));
            return new BundleDue(
                    dues.values().stream().max(Comparator.naturalOrder()).orElseThrow(), dues);
        } catch (UnanswerableQuestion refused) {
            throw CalendarController.refuse(Problem.bad("invalid-request"), "", refused);
        }
    }

    @GetMapping("/items/{key}")
    @Operation(summary = "One item: fields, materials, limits, results; current unless a version is named")
    Item item(@PathVariable String key, @RequestParam(required = false) Integer version) {
        return (version == null ? published.item(key) : published.item(key, version)).orElseThrow(Problem::notFound);
    }
}
