package cn.yijianshi.engine.places.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceFilesTest {

    @TempDir
    private Path workflows;

    @Test
    void every_shipped_kind_names_fields_that_some_item_asks() {
        var places = new PlaceFiles(Path.of(".."));
        var asked = Catalogue.load(Path.of("..")).items().stream()
                .flatMap(item -> item.fields().stream())
                .map(Field::key)
                .collect(Collectors.toSet());
        for (var key : new String[] {"residence", "shop", "site"}) {
            var kind = places.kind(key);
            assertThat(Stream.concat(kind.region().stream(), kind.address().stream())
                            .filter(asked::contains))
                    .as(key)
                    .isNotEmpty();
        }
        assertThat(places.at("350503002000088").orElseThrow().kind()).isEqualTo("shop");
    }

    @Test
    void without_a_file_no_doorplate_leads_anywhere() {
        assertThat(new PlaceFiles(workflows).at("350503002000088")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{code: 'a', kind: shop, region: '350502', address: x} | code of 4",
                "{code: '1234', kind: shop, region: '35', address: x} | region",
                "{code: '1234', kind: castle, region: '350502', address: x} | one of the kinds",
                "{code: '1234', kind: shop, region: '350502', address: x, colour: red} | cannot be read",
            })
    void what_is_unsound_is_refused_with_its_place(String doorplate, String why) throws IOException {
        Files.createDirectories(workflows.resolve("places"));
        Files.writeString(
                workflows.resolve("places/places.yaml"),
                "kinds: [{key: shop, name: [商铺, Shop], region: [], address: [a.b]}]\ndoorplates:\n  - " + doorplate);
        assertThatThrownBy(() -> new PlaceFiles(workflows))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("places.yaml")
                .hasMessageContaining(why);
    }
}
