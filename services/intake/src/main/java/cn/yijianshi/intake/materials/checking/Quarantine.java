package cn.yijianshi.intake.materials.checking;

import cn.yijianshi.intake.materials.domain.ContentCheck;
import cn.yijianshi.intake.materials.domain.Contents;
import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.intake.materials.domain.Verdict;
import cn.yijianshi.intake.materials.persistence.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks into what has arrived, and clears away what nobody needs. Everything it has to do is in the tables. */
@Component
class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int BATCH = 20;
    private static final Duration LOOKING = Duration.ofMinutes(10);
    // Longer than any upload lasts, so that what is being stored is not taken for left over.
    private static final Duration LOOSE = Duration.ofDays(1);

    private final Materials materials;
    private final Contents contents;
    private final List<ContentCheck> checks;
    private final CheckingSettings settings;
    private final StorageSettings storage;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Quarantine(
            Materials materials,
            Contents contents,
            ObjectProvider<ContentCheck> checks,
            CheckingSettings settings,
            StorageSettings storage,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.materials = materials;
        this.contents = contents;
        this.checks = checks.orderedStream().toList();
        this.settings = settings;
        this.storage = storage;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many were looked at: a full batch means that there may be more. */
    int check() {
        var now = clock.instant();
        var waiting = transaction.execute(status -> materials.takeForChecking(now, now.plus(LOOKING), BATCH));
        if (waiting == null) {
            return 0;
        }
        waiting.forEach(this::look);
        return waiting.size();
    }

    boolean isFull(int looked) {
        return looked == BATCH;
    }

    private void look(MaterialFile file) {
        try {
            var verdict = verdict(file);
            var at = clock.instant();
            transaction.executeWithoutResult(status -> {
                materials.keepChecked(file.checked(verdict), at);
                if (!verdict.isClean()) {
                    materials.noteLoose(file.sha256(), at);
                }
            });
        } catch (ContentCheck.Unavailable | Contents.Unreachable | IOException later) {
            LOG.warn("Material {} stays in quarantine for now: {}", file.id(), later.getMessage());
            var again = clock.instant().plus(settings.retryAfter());
            transaction.executeWithoutResult(status -> materials.checkAgain(file, again));
        }
    }

    private Verdict verdict(MaterialFile file) throws IOException {
        var found = contents.open(file.sha256());
        if (found.isEmpty()) {
            return Verdict.rejected("DAMAGED");
        }
        Files.createDirectories(storage.incoming());
        Path copy = storage.incoming().resolve(UUID.randomUUID() + ".look");
        try (var in = found.get()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            for (var check : checks) {
                var verdict = check.of(file, copy);
                if (!verdict.isClean()) {
                    return verdict;
                }
            }
            return Verdict.CLEAN;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Files that were never filed, and contents that no material needs any more. */
    void clearAway() {
        var now = clock.instant();
        for (var orphan : materials.orphans(now.minus(settings.orphansAfter()), BATCH)) {
            transaction.executeWithoutResult(status -> materials.clearAway(orphan, now));
        }
        var before = now.minus(LOOSE);
        for (var sha256 : materials.looseSince(before, BATCH)) {
            transaction.executeWithoutResult(status -> {
                if (materials.lockLoose(sha256, before)) {
                    if (!materials.isReferredTo(sha256)) {
                        contents.remove(sha256);
                    }
                    materials.forgetLoose(sha256);
                }
            });
        }
    }
}
