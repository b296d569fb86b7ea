package cn.yijianshi.intake.materials.api;

import cn.yijianshi.intake.materials.checking.QuarantineWatch;
import cn.yijianshi.intake.materials.domain.Contents;
import cn.yijianshi.intake.materials.domain.FileName;
import cn.yijianshi.intake.materials.domain.KnownType;
import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.MaterialState;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.intake.materials.domain.Materials.Allowance;
import cn.yijianshi.intake.materials.persistence.StorageSettings;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** Takes a file in: into quarantine, until it was looked into. */
@Component
class Uploading {

    private final Materials materials;
    private final Contents contents;
    private final ContentTypes types;
    private final QuarantineWatch quarantine;
    private final MaterialSettings settings;
    private final StorageSettings storage;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Uploading(
            Materials materials,
            Contents contents,
            ContentTypes types,
            QuarantineWatch quarantine,
            MaterialSettings settings,
            StorageSettings storage,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.materials = materials;
        this.contents = contents;
        this.types = types;
        this.quarantine = quarantine;
        this.settings = settings;
        this.storage = storage;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param again whether the caller had uploaded this very file before */
    record Taken(MaterialFile file, boolean again) {}

    Taken take(Caller caller, MultipartFile sent, String draft) {
        if (sent.isEmpty()) {
            throw Problem.invalid("not-acceptable").at("/file", "material-empty");
        }
        if (sent.getSize() > settings.largest().toBytes()) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "material-too-large",
                    settings.largest().toMegabytes());
        }
        Path received = storage.incoming().resolve(UUID.randomUUID() + ".upload");
        try {
            Files.createDirectories(storage.incoming());
            try {
                return take(caller, sent, draft, received);
            } finally {
                Files.deleteIfExists(received);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Taken take(Caller caller, MultipartFile sent, String draft, Path received) throws IOException {
        var sha256 = receive(sent, received);
        var type = types.of(received)
                .orElseThrow(() -> Problem.invalid("not-acceptable").at("/file", "material-type", types.taken()));
        var name = FileName.safe(sent.getOriginalFilename(), type.extension());
        var fingerprint = fingerprint(caller.subject(), draft == null ? "" : draft, name, sha256);
        var earlier = materials.underFingerprint(fingerprint);
        if (earlier.isPresent()) {
            return new Taken(earlier.get(), true);
        }
        var file = quarantined(caller, draft, name, type, Files.size(received), sha256);
        transaction.executeWithoutResult(status -> materials.noteLoose(sha256, clock.instant()));
        contents.keep(sha256, received);
        var most = new Allowance(settings.filesWaiting(), settings.sizeWaiting().toBytes());
        try {
            transaction.executeWithoutResult(status -> materials.add(file, fingerprint, most));
        } catch (Materials.AllowanceUsedUp tooMuch) {
            throw Problem.conflict(
                    "materials-too-many",
                    settings.filesWaiting(),
                    settings.sizeWaiting().toMegabytes());
        } catch (Materials.UploadedBefore sentTwiceAtOnce) {
            return materials
                    .underFingerprint(fingerprint)
                    .map(other -> new Taken(other, true))
                    .orElseThrow(() -> sentTwiceAtOnce);
        }
        quarantine.arrived();
        return new Taken(file, false);
    }

    private MaterialFile quarantined(
            Caller caller, String draft, String name, KnownType type, long size, String sha256) {
        return new MaterialFile(
                UUID.randomUUID().toString(),
                caller.subject(),
                draft,
                name,
                type.mediaType(),
                size,
                sha256,
                MaterialState.QUARANTINED,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private static String receive(MultipartFile sent, Path received) throws IOException {
        var digest = sha256();
        try (var in = sent.getInputStream();
                var out = new DigestOutputStream(Files.newOutputStream(received), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String fingerprint(String... parts) {
        return HexFormat.of().formatHex(sha256().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
