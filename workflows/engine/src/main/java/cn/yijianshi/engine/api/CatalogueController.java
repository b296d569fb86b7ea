package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.platform.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

    CatalogueController(Published published) {
        this.published = published;
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

    @GetMapping("/items/{key}")
    @Operation(summary = "One item: fields, materials, limits, results; current unless a version is named")
    Item item(@PathVariable String key, @RequestParam(required = false) Integer version) {
        return (version == null ? published.item(key) : published.item(key, version)).orElseThrow(Problem::notFound);
    }
}
