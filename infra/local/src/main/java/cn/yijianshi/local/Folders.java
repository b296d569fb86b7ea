package cn.yijianshi.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders on disk: made, locked, removed. */
final class Folders {

    private Folders() {}

    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException problem) {
            throw new Trouble("The folder " + folder + " cannot be created.", problem);
        }
    }

    /** One that is not there yet, for its owner's eyes alone. */
    static Path madePrivate(Path folder) {
        try {
            return Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException problem) {
            throw new Trouble("The folder " + folder + " cannot be created.", problem);
        }
    }

    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException problem) {
            throw new Trouble("The folder " + folder + " cannot be removed.", problem);
        }
    }

    /** Does the work while no other process on this machine does it too. */
    static void alone(Path lockFile, Runnable work) {
        made(lockFile.getParent());
        try (var file = new RandomAccessFile(lockFile.toFile(), "rw");
                FileChannel channel = file.getChannel();
                FileLock lock = channel.lock()) {
            if (lock.isValid()) {
                work.run();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
