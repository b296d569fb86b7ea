package cn.yijianshi.engine.editing.persistence;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Manuscript;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.editing.domain.Kind;
import cn.yijianshi.engine.editing.domain.Version;
import cn.yijianshi.engine.editing.domain.Versions;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was published: its texts are kept with it, those of files lie beside it. */
@Repository
class MySqlVersions implements Versions {

    private static final String COLUMNS =
            "SELECT version, effective_from, author, publisher, published_at, why, draft FROM published ";

    private final JdbcClient sql;
    private final Catalogue files;
    private final Published published;

    MySqlVersions(JdbcClient sql, Catalogue files, Published published) {
        this.sql = sql;
        this.files = files;
        this.published = published;
    }

    @Override
    public List<Version> list(Kind kind, String key, int before, int limit) {
        return sql.sql(COLUMNS + "WHERE kind = ? AND item_key = ? AND version < ? ORDER BY version DESC LIMIT ?")
                .params(kind.word(), key, before == 0 ? Integer.MAX_VALUE : before, limit)
                .query(MySqlVersions::version)
                .list();
    }

    @Override
    public Optional<Version> of(Kind kind, String key, int version) {
        return sql.sql(COLUMNS + "WHERE kind = ? AND item_key = ? AND version = ?")
                .params(kind.word(), key, version)
                .query(MySqlVersions::version)
                .optional();
    }

    @Override
    public int last(Kind kind, String key) {
        return sql.sql("SELECT COALESCE(MAX(version), 0) FROM published WHERE kind = ? AND item_key = ?")
                .params(kind.word(), key)
                .query(Integer.class)
                .single();
    }

    private record Text(int version, String source) {}

    @Override
    public Optional<String> source(Kind kind, String key, int version) {
        List<Text> texts = sql.sql(
                        "SELECT version, source FROM published WHERE kind = ? AND item_key = ? AND version <= ?"
                                + " ORDER BY version DESC")
                .params(kind.word(), key, version)
                .query((row, n) -> new Text(row.getInt("version"), row.getString("source")))
                .list();
        Optional<String> text = texts.stream()
                .map(kept -> kept.source() != null
                        ? Optional.of(kept.source())
                        : kind == Kind.BUNDLE
                                ? files.bundleSource(key, kept.version())
                                : files.itemSource(key, kept.version()))
                .flatMap(Optional::stream)
                .findFirst()
                // A file that was changed after it was published is published under the next number.
                .or(() -> kind == Kind.BUNDLE
                        ? files.bundle(key).flatMap(file -> files.bundleSource(key, file.version()))
                        : files.item(key).flatMap(file -> files.itemSource(key, file.version())));
        return text.map(said -> Manuscript.numbered(
                kind == Kind.ITEM
                        ? published
                                .item(key, version)
                                .map(item -> limited(said, item))
                                .orElse(said)
                        : said,
                version));
    }

    /** Limits that were published by themselves are written into the text they belong to. */
    private static String limited(String source, Item item) {
        return line(
                line(source, "promised", item.promised().toString()),
                "statutory",
                item.statutory().toString());
    }

    private static String line(String source, String key, String value) {
        Matcher line =
                Pattern.compile("(?m)^" + key + ": *([A-Z]+|\\d+ [A-Z_]+)").matcher(source);
        return line.find() && !line.group(1).equals(value)
                ? source.substring(0, line.start(1)) + value + source.substring(line.end(1))
                : source;
    }

    @Override
    public void publish(Bundle bundle, String source, Instant effectiveFrom, Origin origin) {
        published.publish(bundle, effectiveFrom, origin.author(), origin.why());
        keep(Kind.BUNDLE, bundle.key(), bundle.version(), source, origin);
    }

    @Override
    public void publish(Item item, String source, Instant effectiveFrom, Origin origin) {
        published.publish(item, effectiveFrom, origin.author(), origin.why());
        keep(Kind.ITEM, item.key(), item.version(), source, origin);
    }

    private void keep(Kind kind, String key, int version, String source, Origin origin) {
        sql.sql("UPDATE published SET source = ?, publisher = ?, draft = ?"
                        + " WHERE kind = ? AND item_key = ? AND version = ?")
                .params(source, origin.publisher(), origin.draft(), kind.word(), key, version)
                .update();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        LocalDateTime effective = row.getObject("effective_from", LocalDateTime.class);
        return new Version(
                row.getInt("version"),
                effective == null ? null : Moments.fromColumn(effective),
                row.getString("author"),
                row.getString("publisher"),
                Moments.fromColumn(row.getObject("published_at", LocalDateTime.class)),
                row.getString("why"),
                row.getString("draft"));
    }
}
