package cn.yijianshi.department.persistence;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.ItemFiles;
import java.nio.file.Path;

/** Item files straight from a workflows folder. */
class FolderItemFiles implements ItemFiles {

    private final Catalogue catalogue;

    FolderItemFiles(Path workflows) {
        this.catalogue = Catalogue.load(workflows);
    }

    @Override
    public Item item(String key, int version) {
        return catalogue
                .item(key, version)
                .orElseThrow(() -> new IllegalArgumentException("No item " + key + " version " + version));
    }
}
