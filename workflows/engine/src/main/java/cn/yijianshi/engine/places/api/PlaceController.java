package cn.yijianshi.engine.places.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.places.domain.Doorplate;
import cn.yijianshi.engine.places.domain.PlaceKind;
import cn.yijianshi.engine.places.domain.Places;
import cn.yijianshi.platform.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(
        name = "Catalogue",
        description = "Departments, bundles (一件事) and service items (事项) as published; open to all (优化营商环境条例 36)")
class PlaceController {

    private final Places places;
    private final Published published;
    private final String publicUrl;

    PlaceController(
            Places places,
            Published published,
            @Value("${YIJIANSHI_PUBLIC_URL:http://localhost:8080}") String publicUrl) {
        this.places = places;
        this.published = published;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /**
     * @param link what a QR code on the doorplate says
     * @param bundles what can be done at this place
     */
    record PlaceView(
            String code,
            String kind,
            String kindName,
            String kindNameEn,
            String region,
            String address,
            String link,
            List<DoneHere> bundles) {}

    /**
     * @param region where to file it
     * @param form values that the form already knows, by dotted field key
     */
    record DoneHere(
            String key,
            int version,
            String name,
            String nameEn,
            String description,
            String descriptionEn,
            String region,
            Map<String, String> form) {}

    @GetMapping("/api/catalogue/places/{doorplateCode}")
    @Operation(
            summary = "What can be done at a place, by the code on its doorplate (数字门牌)",
            description = "The bundles that ask about such a place, each with what its form then already knows.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such doorplate")
    PlaceView place(@PathVariable String doorplateCode) {
        var door = places.at(doorplateCode).orElseThrow(Problem::notFound);
        var kind = places.kind(door.kind());
        return new PlaceView(
                door.code(),
                kind.key(),
                kind.name(),
                kind.nameEn(),
                door.region(),
                door.address(),
                publicUrl + "/places/" + door.code(),
                published.bundles().stream()
                        .flatMap(bundle -> doneHere(bundle, kind, door).stream())
                        .toList());
    }

    private List<DoneHere> doneHere(Bundle bundle, PlaceKind kind, Doorplate door) {
        var form = kind.prefill(bundle, door, published::item);
        return form.isEmpty()
                ? List.of()
                : List.of(new DoneHere(
                        bundle.key(),
                        bundle.version(),
                        bundle.name(),
                        bundle.nameEn(),
                        bundle.description(),
                        bundle.descriptionEn(),
                        door.region(),
                        form));
    }
}
