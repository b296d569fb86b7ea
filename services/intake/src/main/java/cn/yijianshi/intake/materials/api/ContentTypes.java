package cn.yijianshi.intake.materials.api;

import cn.yijianshi.intake.materials.domain.KnownType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/** Tells what a file is from what is in it; its name and what its sender says count for nothing. */
@Component
class ContentTypes {

    private static final Set<String> HEIF = Set.of("image/heic", "image/heif");
    private static final Set<String> ARCHIVES =
            Set.of("application/zip", "application/x-tika-ooxml", "application/java-archive");
    private static final int ENTRIES_READ = 200;

    private final Set<KnownType> taken;

    ContentTypes(MaterialSettings settings) {
        this.taken = settings.types().stream()
                .map(extension -> KnownType.byExtension(extension)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "yijianshi.intake.materials.types: " + extension + " cannot be looked into")))
                .collect(Collectors.toSet());
    }

    /** Empty: not one of those that are taken. */
    Optional<KnownType> of(Path file) throws IOException {
        return sniffed(file).filter(taken::contains);
    }

    String taken() {
        return taken.stream()
                .map(type -> type.extension().toUpperCase(java.util.Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Optional<KnownType> sniffed(Path file) throws IOException {
        String type;
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            type = Known.TYPES.detect(in, new Metadata()).getBaseType().toString();
        }
        if (HEIF.contains(type)) {
            return Optional.of(KnownType.HEIC);
        }
        return ARCHIVES.contains(type) ? packed(file) : KnownType.of(type);
    }

    /** An archive is what its parts make it. */
    private static Optional<KnownType> packed(Path file) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            int read = 0;
            for (var entry = zip.getNextEntry();
                    entry != null && read < ENTRIES_READ;
                    entry = zip.getNextEntry(), read++) {
                switch (entry.getName()) {
                    case "OFD.xml" -> {
                        return Optional.of(KnownType.OFD);
                    }
                    case "word/document.xml" -> {
                        return Optional.of(KnownType.DOCX);
                    }
                    case "xl/workbook.xml" -> {
                        return Optional.of(KnownType.XLSX);
                    }
                    default -> {
                        // Something else may tell.
                    }
                }
            }
            return Optional.empty();
        } catch (ZipException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Read when the first file arrives: most starts see none. */
    private static final class Known {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }
}
