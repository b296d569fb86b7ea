package cn.yijianshi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueBenchTest {

    @TempDir
    Path folder;

    @Test
    void a_synthetic_city_is_fit_to_be_loaded() throws IOException {
        new SyntheticCity(folder, new Random(1)).write(20, 40);
        Catalogue city = Catalogue.load(folder);
        assertThat(city.bundles()).hasSize(20);
        assertThat(city.items()).hasSize(40);
        Line line = CatalogueBench.measure(folder, 10);
        assertThat(line.number("bundles")).isEqualTo(20);
        assertThat(line.toString()).contains("\"notice\":{\"n\":10,");
    }
}
