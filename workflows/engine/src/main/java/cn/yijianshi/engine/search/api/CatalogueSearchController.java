package cn.yijianshi.engine.search.api;

import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.search.domain.CatalogueEntries;
import cn.yijianshi.engine.search.domain.CatalogueIndex;
import cn.yijianshi.engine.search.domain.Entry;
import cn.yijianshi.engine.search.domain.Found;
import cn.yijianshi.engine.search.domain.Found.Part;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(
        name = "Catalogue",
        description = "Departments, bundles (一件事) and service items (事项) as published; open to all (优化营商环境条例 36)")
class CatalogueSearchController {

    private static final int LONGEST = 100;
    private static final int DEEPEST = 1000;

    private final CatalogueEntries entries;
    private final CatalogueIndex index;

    CatalogueSearchController(Published published, CatalogueIndex index) {
        this.entries = new CatalogueEntries(published);
        this.index = index;
    }

    /**
     * @param nameParts the name in pieces, those that answer the question marked; so the others'
     * @param bundles keys of the bundles an item belongs to: where it is filed
     */
    record FoundView(
            Entry.Kind kind,
            String key,
            int version,
            String name,
            String nameEn,
            String plainName,
            String plainNameEn,
            String description,
            String descriptionEn,
            String department,
            String departmentName,
            String departmentNameEn,
            List<String> bundles,
            List<Part> nameParts,
            List<Part> nameEnParts,
            List<Part> descriptionParts) {

        static FoundView of(Found found) {
            var entry = found.entry();
            return new FoundView(
                    entry.kind(),
                    entry.key(),
                    entry.version(),
                    entry.name(),
                    entry.nameEn(),
                    entry.plainName(),
                    entry.plainNameEn(),
                    entry.description(),
                    entry.descriptionEn(),
                    entry.department(),
                    entry.departmentName(),
                    entry.departmentNameEn(),
                    entry.bundles(),
                    found.name(),
                    found.nameEn(),
                    found.description());
        }
    }

    @GetMapping("/api/catalogue/search")
    @Operation(
            summary = "Finds bundles and items by what people call them, the best first, paged",
            description = "Chinese words, single characters of them, English, or the first letters of the pinyin; one"
                    + " character may be wrong. Without a question everything, by key. kind: bundle or item.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "400", description = "The question is longer than 100 characters, or kind is unknown")
    Page<FoundView> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit) {
        if (q.length() > LONGEST) {
            throw wrong("q");
        }
        var size = Page.limit(limit);
        var from = from(after);
        var found = index.find(entries.now(), q, kind(kind), from, size + 1);
        var more = found.size() > size && from + size < DEEPEST;
        return new Page<>(
                found.stream().limit(size).map(FoundView::of).toList(), more ? String.valueOf(from + size) : null);
    }

    private static Entry.Kind kind(String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            return Entry.Kind.valueOf(given.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong("kind");
        }
    }

    private static int from(String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        if (!after.matches("[0-9]{1,4}") || Integer.parseInt(after) > DEEPEST) {
            throw wrong("after");
        }
        return Integer.parseInt(after);
    }

    private static Problem wrong(String parameter) {
        return Problem.bad("invalid-request").at("", "wrong-parameter", parameter);
    }
}
