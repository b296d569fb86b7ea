package cn.yijianshi.platform.signing;

import cn.yijianshi.platform.persistence.Moments;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of this service, the present one and those before it. Processes of one service share them. */
class SigningKeys {

    record Pair(PublishedKey published, PrivateKey secret) {}

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final SigningSettings settings;
    private final Clock clock;
    private final KeyPair given;
    private final Map<String, Pair> read = new ConcurrentHashMap<>();

    SigningKeys(JdbcClient sql, TransactionTemplate transaction, SigningSettings settings, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        this.given = settings.keyFile() == null
                ? null
                : KeyFile.read(settings.keyFile(), settings.algorithm().scheme());
    }

    /** The key to sign with; made or taken from the file if there is none yet, or if the file holds another one now. */
    Pair current() {
        var id = sql.sql("SELECT id FROM signing_key WHERE signs = 1")
                .query(String.class)
                .optional();
        if (id.isPresent()) {
            var present = pair(id.get()).orElseThrow();
            if (isWanted(present)) {
                return present;
            }
        }
        return replace(given == null ? generated() : given);
    }

    Optional<PublishedKey> of(String id) {
        // A key that has been replaced since has an end now: that is asked anew every time.
        return sql.sql("SELECT * FROM signing_key WHERE id = ?")
                .param(id)
                .query(SigningKeys::published)
                .optional();
    }

    List<PublishedKey> all() {
        return sql.sql("SELECT * FROM signing_key ORDER BY valid_from DESC, id")
                .query(SigningKeys::published)
                .list();
    }

    /** Another key takes over; empty where the keys come from a file, which is changed where it lies. */
    Optional<PublishedKey> rotate() {
        return given != null
                ? Optional.empty()
                : Optional.of(replace(generated()).published());
    }

    private boolean isWanted(Pair present) {
        return given == null
                ? present.published().algorithm() == settings.algorithm() && present.secret() != null
                : present.published()
                        .id()
                        .equals(PublishedKey.idOf(given.getPublic().getEncoded()));
    }

    private KeyPair generated() {
        try {
            return settings.algorithm().scheme().generate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Pair replace(KeyPair next) {
        try {
            return transaction.execute(status -> {
                var now = Moments.toColumn(clock.instant());
                sql.sql("UPDATE signing_key SET signs = NULL, valid_until = ? WHERE signs = 1")
                        .param(now)
                        .update();
                var id = PublishedKey.idOf(next.getPublic().getEncoded());
                // A key may come back to the file it was taken from.
                int known = sql.sql("UPDATE signing_key SET signs = 1, valid_until = NULL WHERE id = ?")
                        .param(id)
                        .update();
                if (known == 0) {
                    sql.sql("INSERT INTO signing_key (id, algorithm, public_key, private_key, valid_from, signs)"
                                    + " VALUES (?,?,?,?,?,1)")
                            .params(
                                    id,
                                    settings.algorithm().name(),
                                    base64(next.getPublic().getEncoded()),
                                    given == null ? base64(next.getPrivate().getEncoded()) : null,
                                    now)
                            .update();
                }
                return pair(id).orElseThrow();
            });
        } catch (DuplicateKeyException anotherProcessWasQuicker) {
            var id = sql.sql("SELECT id FROM signing_key WHERE signs = 1")
                    .query(String.class)
                    .single();
            return pair(id).orElseThrow();
        }
    }

    private Optional<Pair> pair(String id) {
        var known = read.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var found = sql.sql("SELECT * FROM signing_key WHERE id = ?")
                .param(id)
                .query((row, n) -> new Pair(published(row, n), secret(row)))
                .optional();
        found.ifPresent(pair -> read.put(id, pair));
        return found;
    }

    private PrivateKey secret(ResultSet row) throws SQLException {
        var kept = row.getString("private_key");
        if (kept == null) {
            return given != null
                            && row.getString("id")
                                    .equals(PublishedKey.idOf(given.getPublic().getEncoded()))
                    ? given.getPrivate()
                    : null;
        }
        try {
            return SigningAlgorithm.valueOf(row.getString("algorithm"))
                    .scheme()
                    .privateKey(Base64.getDecoder().decode(kept));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Signing key " + row.getString("id") + " cannot be read", unreadable);
        }
    }

    private static PublishedKey published(ResultSet row, int n) throws SQLException {
        var algorithm = SigningAlgorithm.valueOf(row.getString("algorithm"));
        try {
            return new PublishedKey(
                    row.getString("id"),
                    algorithm,
                    algorithm.scheme().publicKey(Base64.getDecoder().decode(row.getString("public_key"))),
                    Moments.fromColumn(row.getObject("valid_from", LocalDateTime.class)),
                    Moments.fromColumn(row.getObject("valid_until", LocalDateTime.class)));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Signing key " + row.getString("id") + " cannot be read", unreadable);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
