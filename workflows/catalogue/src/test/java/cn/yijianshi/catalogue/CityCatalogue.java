package cn.yijianshi.catalogue;

import java.nio.file.Path;

/** The files of this repository, read once for all tests. */
final class CityCatalogue {
    static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();
    static final Catalogue CATALOGUE = Catalogue.load(FOLDER);

    private CityCatalogue() {}

    static Bundle bundle(String key) {
        return CATALOGUE.bundle(key).orElseThrow();
    }

    static Item item(String key) {
        return CATALOGUE.item(key).orElseThrow();
    }
}
