package cn.yijianshi.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.testing.RoomTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Whoever starts a later engine on his data is never stuck, and his cases keep what they were filed under. */
@RoomTest
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class FilesArePublishedTest {
    private static final Path CITY = Path.of("../../workflows");
    private static final String ITEM = "catv_transfer";
    private static final String ITEM_FILE = "items/broadcast/catv_transfer.yaml";
    private static final String BUNDLE = "utility_joint";

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Unattended unattended;

    @TempDir
    Path folder;

    private int itemVersion;
    private int bundleVersion;

    @BeforeEach
    void copy() throws IOException {
        for (String part : List.of("departments.yaml", "items", "bundles")) {
            try (var files = Files.walk(CITY.resolve(part))) {
                for (Path file : files.toList()) {
                    Path to = folder.resolve(CITY.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
        }
        MySqlPublished published = start();
        itemVersion = published.item(ITEM).orElseThrow().version();
        bundleVersion = published.bundle(BUNDLE).orElseThrow().version();
    }

    @AfterEach
    void forget() {
        transaction.executeWithoutResult(status -> sql.sql(
                        "DELETE FROM published WHERE item_key = ? AND version > ? OR item_key = ? AND version > ?")
                .params(ITEM, itemVersion, BUNDLE, bundleVersion)
                .update());
    }

    @Test
    void a_changed_file_is_published_as_the_next_version_once() throws IOException {
        Item before = start().item(ITEM).orElseThrow();
        change(ITEM_FILE, before.name(), "改了名的事项");
        MySqlPublished upgraded = start();
        assertThat(upgraded.item(ITEM, itemVersion)).contains(before);
        assertThat(upgraded.item(ITEM).orElseThrow().version()).isEqualTo(itemVersion + 1);
        assertThat(upgraded.item(ITEM).orElseThrow().name()).isEqualTo("改了名的事项");
        // A case that was filed before it is decided under what it was filed under.
        assertThat(upgraded.itemOn(ITEM, clock.instant().minusSeconds(3600))).contains(before);

        assertThat(start().item(ITEM).orElseThrow().version()).isEqualTo(itemVersion + 1);
        change(ITEM_FILE, "改了名的事项", "又改了名的事项");
        assertThat(start().item(ITEM).orElseThrow().version()).isEqualTo(itemVersion + 2);
    }

    @Test
    void what_an_administrator_published_since_stays_in_force() throws IOException {
        MySqlPublished published = start();
        Item before = published.item(ITEM).orElseThrow();
        published.publish(before.numbered(itemVersion + 1), clock.instant().minusSeconds(1), "admin", "试行");
        change(ITEM_FILE, before.name(), "改了名的事项");
        MySqlPublished upgraded = start();
        assertThat(upgraded.item(ITEM).orElseThrow().version()).isEqualTo(itemVersion + 1);
        assertThat(upgraded.item(ITEM).orElseThrow().name()).isEqualTo(before.name());
        // The number that the log names puts the file in force.
        Files.move(folder.resolve(ITEM_FILE), folder.resolve(ITEM_FILE.replace(".yaml", ".old")));
        Files.writeString(
                folder.resolve(ITEM_FILE),
                Files.readString(folder.resolve(ITEM_FILE.replace(".yaml", ".old")))
                        .replace("version: " + itemVersion, "version: " + (itemVersion + 2)));
        Files.delete(folder.resolve(ITEM_FILE.replace(".yaml", ".old")));
        assertThat(start().item(ITEM).orElseThrow().name()).isEqualTo("改了名的事项");
    }

    @Test
    void a_changed_bundle_and_its_drawing_go_under_the_next_version() throws IOException {
        Bundle before = start().bundle(BUNDLE).orElseThrow();
        change("bundles/" + BUNDLE + "/bundle.yaml", before.nameEn(), "Another name");
        MySqlPublished upgraded = start();
        assertThat(upgraded.bundle(BUNDLE, bundleVersion)).contains(before);
        assertThat(upgraded.bundle(BUNDLE).orElseThrow().version()).isEqualTo(bundleVersion + 1);
        Bundle file = Catalogue.load(folder).versions(BUNDLE).get(0);
        assertThat(upgraded.publishedAs(file)).contains(bundleVersion + 1);
        assertThat(upgraded.publishedAs(before)).contains(bundleVersion);
        // Nobody proposed it and nobody confirmed it: the chain says that a file did.
        assertThat(sql.sql("SELECT act FROM audit_entry WHERE actor_id = ?")
                        .param("file:" + BUNDLE + "@" + (bundleVersion + 1))
                        .query(String.class)
                        .list())
                .containsExactly("PUBLISHED_FROM_FILE");
    }

    private MySqlPublished start() {
        return new MySqlPublished(sql, json, clock, transaction, Catalogue.load(folder), unattended);
    }

    private void change(String file, String what, String into) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, into));
    }
}
