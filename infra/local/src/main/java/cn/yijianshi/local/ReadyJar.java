package cn.yijianshi.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A service's jar made ready for a quick start: taken apart, with an archive of its loaded classes beside it.
 * Kept in the user's cache under a key of what is in the jar, so that a rebuild without a change costs nothing.
 */
final class ReadyJar {

    private static final Duration TRAINING = Duration.ofSeconds(120);
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final Duration KEPT_UNUSED = Duration.ofDays(3);

    private final String name;
    private final Path jar;
    private final Path folder;

    private ReadyJar(String name, Path jar, Path folder) {
        this.name = name;
        this.jar = jar;
        this.folder = folder;
    }

    static ReadyJar of(String name, Path jar, Path cache) {
        if (!Files.isRegularFile(jar)) {
            throw new Trouble("The program of " + name + " is not built: " + jar + " is missing (./start builds it).");
        }
        return new ReadyJar(name, jar, cache.resolve("jars").resolve(name + "-" + key(jar)));
    }

    boolean isReady() {
        return Files.exists(marker());
    }

    /** Extracts the jar and trains the archive, unless that was done before. */
    void prepare(List<String> flags, Map<String, String> environment, List<String> arguments, Training training) {
        Folders.alone(folder.resolveSibling(folder.getFileName() + ".lock"), () -> {
            if (!isReady()) {
                Folders.remove(folder);
                extract();
                train(flags, environment, arguments, training);
                touch();
                removeUnused();
            }
        });
    }

    /** The command line of the service, without its arguments. */
    List<String> command(List<String> flags) {
        touch();
        var command = new ArrayList<String>();
        command.add(Java.program());
        command.addAll(flags);
        if (Files.exists(archive())) {
            command.add("-XX:SharedArchiveFile=" + archive());
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        }
        command.add("-jar");
        command.add(extracted().toString());
        return command;
    }

    /** How a training run comes to its end. */
    enum Training {
        /** Spring builds all its beans and leaves. */
        UNTIL_BEANS_ARE_BUILT,
        /** The program says that it listens, and is asked to stop. */
        UNTIL_IT_LISTENS
    }

    /** As {@code -Djarmode=tools extract} would, which only works for programs made with Spring. */
    private void extract() {
        try (var packed = new JarFile(jar.toFile())) {
            Path libraries = Files.createDirectories(folder.resolve("lib"));
            for (JarEntry entry : packed.stream().toList()) {
                if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
                    String file = entry.getName().substring(LIBRARIES.length());
                    Files.copy(packed.getInputStream(entry), libraries.resolve(file));
                }
            }
            try (var program = new JarOutputStream(Files.newOutputStream(extracted()), manifest(packed))) {
                for (JarEntry entry : packed.stream().toList()) {
                    if (entry.getName().startsWith(CLASSES) && entry.getName().length() > CLASSES.length()) {
                        program.putNextEntry(new ZipEntry(entry.getName().substring(CLASSES.length())));
                        packed.getInputStream(entry).transferTo(program);
                        program.closeEntry();
                    }
                }
            }
        } catch (IOException problem) {
            throw new Trouble("The jar " + jar + " could not be taken apart; build it again.", problem);
        }
    }

    private static Manifest manifest(JarFile packed) throws IOException {
        String program = packed.getManifest().getMainAttributes().getValue("Start-Class");
        String order = new String(
                packed.getInputStream(packed.getEntry("BOOT-INF/classpath.idx")).readAllBytes(),
                StandardCharsets.UTF_8);
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, program);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                order.lines()
                        .map(line -> line.replaceAll("^- \"BOOT-INF/|\"$", ""))
                        .filter(library -> !library.isBlank())
                        .collect(Collectors.joining(" ")));
        return manifest;
    }

    private void train(List<String> flags, Map<String, String> environment, List<String> arguments, Training training) {
        var command = new ArrayList<String>();
        command.add(Java.program());
        command.addAll(flags);
        command.add("-XX:ArchiveClassesAtExit=" + archive());
        command.add("-Xlog:cds=off");
        command.add("-Xlog:cds+dynamic=off");
        if (training == Training.UNTIL_BEANS_ARE_BUILT) {
            command.add("-Dspring.context.exit=onRefresh");
        }
        command.add("-jar");
        command.add(extracted().toString());
        command.addAll(arguments);
        Path log = folder.resolve("training.log");
        var details = new ProcessBuilder()
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        details.environment().putAll(environment);
        Process run = Processes.spawn(command, details);
        if (training == Training.UNTIL_IT_LISTENS && said(log, "listening", run)) {
            run.destroy();
        }
        boolean left = ended(run, TRAINING);
        run.destroyForcibly();
        // Without the archive everything works, only slower: so a failed training stops nobody.
        if (!left || (training == Training.UNTIL_BEANS_ARE_BUILT && run.exitValue() != 0)) {
            archive().toFile().delete();
        }
    }

    private static boolean said(Path log, String word, Process run) {
        long end = System.nanoTime() + TRAINING.toNanos();
        while (System.nanoTime() < end && run.isAlive()) {
            try {
                if (Files.readString(log).contains(word)) {
                    return true;
                }
                Thread.sleep(50);
            } catch (IOException unreadable) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private Path extracted() {
        return folder.resolve(jar.getFileName());
    }

    private Path archive() {
        return folder.resolve(name + ".jsa");
    }

    private Path marker() {
        return folder.resolve("ready");
    }

    private void touch() {
        try {
            Files.writeString(marker(), jar + "\n");
        } catch (IOException problem) {
            throw new Trouble("The cache folder " + folder + " cannot be written.", problem);
        }
    }

    private void removeUnused() {
        Instant old = Instant.now().minus(KEPT_UNUSED);
        try (var others = Files.newDirectoryStream(folder.getParent(), name + "-????????????")) {
            for (Path other : others) {
                Path ready = other.resolve("ready");
                if (Files.exists(ready) && Files.getLastModifiedTime(ready).compareTo(FileTime.from(old)) < 0) {
                    Folders.remove(other);
                }
            }
        } catch (IOException problem) {
            throw new Trouble("The cache folder " + folder.getParent() + " cannot be read.", problem);
        }
    }

    private static boolean ended(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of names and checksums only: the times in a jar change with every build. */
    private static String key(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Java.build().getBytes(StandardCharsets.UTF_8));
            zip.stream()
                    .map(entry -> (ZipEntry) entry)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .map(entry -> entry.getName() + " " + entry.getCrc() + " " + entry.getSize() + "\n")
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (IOException problem) {
            throw new Trouble("The jar " + jar + " cannot be read; build it again.", problem);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
