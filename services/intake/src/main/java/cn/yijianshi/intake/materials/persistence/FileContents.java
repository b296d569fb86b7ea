package cn.yijianshi.intake.materials.persistence;

import cn.yijianshi.intake.materials.domain.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Contents as files, spread over folders by the first two characters of the digest. A file gets its name only when it is
 * whole and written through: what is found under a name is what was kept, also after a power cut.
 */
final class FileContents implements Contents {

    private final Path folder;
    private final Path incoming;

    FileContents(Path folder, Path incoming) {
        this.folder = folder;
        this.incoming = incoming;
        try {
            Files.createDirectories(folder);
            Files.createDirectories(incoming);
        } catch (IOException refused) {
            throw new Unreachable("the folder " + folder + " cannot be made", refused);
        }
    }

    @Override
    public void keep(String sha256, Path file) {
        var place = place(sha256);
        try {
            if (Files.exists(place)) {
                return;
            }
            Files.createDirectories(place.getParent());
            var whole = incoming.resolve(UUID.randomUUID() + ".part");
            try {
                Files.copy(file, whole);
                try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
                writeThrough(place.getParent());
                writeThrough(folder);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException failed) {
            throw new Unreachable("a content could not be kept", failed);
        }
    }

    @Override
    public Optional<InputStream> open(String sha256) {
        try {
            return Optional.of(Files.newInputStream(place(sha256)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new Unreachable("a content could not be read", failed);
        }
    }

    @Override
    public void remove(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException failed) {
            throw new Unreachable("a content could not be removed", failed);
        }
    }

    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no digest: " + sha256.length() + " characters");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** The new name is in the folder, so the folder must be written through too. */
    private static void writeThrough(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
