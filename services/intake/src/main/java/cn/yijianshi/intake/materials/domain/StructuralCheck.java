package cn.yijianshi.intake.materials.domain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;

/**
 * Whether a file is whole and does nothing by itself: a paper is read, not run. What cannot be looked into at all, such
 * as an encrypted document, is rejected, because no officer could read it either.
 */
public final class StructuralCheck implements ContentCheck {

    private static final long MOST_PIXELS = 120_000_000L;
    private static final int MOST_ENTRIES = 3_000;
    private static final long MOST_UNPACKED = 300L * 1024 * 1024;
    private static final Set<String> ACTIVE_IN_PDF = Set.of("JavaScript", "JS", "Launch", "RichMedia", "XFA");

    @Override
    public Verdict of(MaterialFile file, Path content) {
        var type = KnownType.of(file.type());
        if (type.isEmpty()) {
            return Verdict.rejected("UNKNOWN_TYPE");
        }
        try {
            return switch (type.get()) {
                case PDF -> pdf(Files.readAllBytes(content));
                case JPEG -> image(content, "jpeg");
                case PNG -> image(content, "png");
                case HEIC -> heic(content);
                case OFD -> packed(content, "OFD.xml");
                case DOCX -> packed(content, "word/document.xml");
                case XLSX -> packed(content, "xl/workbook.xml");
            };
        } catch (IOException | IllegalArgumentException notWhatItSays) {
            return Verdict.rejected("DAMAGED");
        }
    }

    private static Verdict pdf(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        var tailFrom = Math.max(0, bytes.length - 2048);
        var tail = new String(bytes, tailFrom, bytes.length - tailFrom, StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-") || !tail.contains("%%EOF")) {
            return Verdict.rejected("DAMAGED");
        }
        var names = pdfNames(bytes);
        if (names.contains("Encrypt")) {
            return Verdict.rejected("ENCRYPTED");
        }
        return names.stream().anyMatch(ACTIVE_IN_PDF::contains) ? Verdict.rejected("ACTIVE") : Verdict.CLEAN;
    }

    /** The names a document uses outside its streams, where chance bytes would look like some. */
    private static Set<String> pdfNames(byte[] bytes) {
        var names = new HashSet<String>();
        for (int at = 0; at < bytes.length; at++) {
            if (startsAt(bytes, at, "stream") && (at < 3 || !startsAt(bytes, at - 3, "endstream"))) {
                var end = find(bytes, at + 6, "endstream");
                if (end < 0) {
                    return names;
                }
                at = end + 8;
            } else if (bytes[at] == '/') {
                var name = new StringBuilder();
                int next = at + 1;
                while (next < bytes.length && name.length() < 64 && isNameByte(bytes[next])) {
                    if (bytes[next] == '#' && next + 2 < bytes.length) {
                        // /J#53 is /JS to every reader.
                        var hex = Character.digit(bytes[next + 1], 16) * 16 + Character.digit(bytes[next + 2], 16);
                        name.append((char) Math.max(hex, 0));
                        next += 3;
                    } else {
                        name.append((char) (bytes[next] & 0xff));
                        next++;
                    }
                }
                names.add(name.toString());
                at = next - 1;
            }
        }
        return names;
    }

    private static boolean isNameByte(byte each) {
        return each > ' ' && "()<>[]{}/%".indexOf(each) < 0 || each < 0;
    }

    private static boolean startsAt(byte[] bytes, int at, String word) {
        if (at < 0 || at + word.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int find(byte[] bytes, int from, String word) {
        for (int at = from; at <= bytes.length - word.length(); at++) {
            if (startsAt(bytes, at, word)) {
                return at;
            }
        }
        return -1;
    }

    private static Verdict image(Path content, String format) throws IOException {
        try (var stream = ImageIO.createImageInputStream(content.toFile())) {
            var readers = stream == null ? null : ImageIO.getImageReadersByFormatName(format);
            if (readers == null || !readers.hasNext()) {
                return Verdict.rejected("DAMAGED");
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                // Only the head is read: a picture that unpacks to gigabytes is found by what it says of itself.
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > MOST_PIXELS ? Verdict.rejected("TOO_LARGE_INSIDE") : Verdict.CLEAN;
            } finally {
                reader.dispose();
            }
        }
    }

    private static Verdict heic(Path content) throws IOException {
        try (var in = Files.newInputStream(content)) {
            var head = in.readNBytes(12);
            return head.length == 12 && startsAt(head, 4, "ftyp") ? Verdict.CLEAN : Verdict.rejected("DAMAGED");
        }
    }

    /** OFD and Office are archives: nothing in them may lead outside, run, or unpack without end. */
    private static Verdict packed(Path content, String mustHave) throws IOException {
        var found = false;
        var entries = 0;
        var unpacked = 0L;
        try (var zip = new ZipInputStream(Files.newInputStream(content), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                var low = name.toLowerCase(Locale.ROOT);
                if (++entries > MOST_ENTRIES) {
                    return Verdict.rejected("TOO_LARGE_INSIDE");
                }
                if (name.startsWith("/") || name.contains("..") || name.indexOf('\\') >= 0) {
                    return Verdict.rejected("ACTIVE");
                }
                if (low.endsWith("vbaproject.bin") || low.contains("activex/") || low.contains("embeddings/")) {
                    return Verdict.rejected("ACTIVE");
                }
                found |= name.equals(mustHave);
                unpacked += read(zip, MOST_UNPACKED - unpacked, low.endsWith(".rels"));
                if (unpacked >= MOST_UNPACKED) {
                    return Verdict.rejected("TOO_LARGE_INSIDE");
                }
            }
        } catch (LeadsOutside outside) {
            return Verdict.rejected("ACTIVE");
        }
        return found ? Verdict.CLEAN : Verdict.rejected("DAMAGED");
    }

    private static long read(InputStream entry, long most, boolean relations) throws IOException {
        var buffer = new byte[8192];
        var text = new ByteArrayOutputStream();
        long read = 0;
        for (int some = entry.read(buffer); some >= 0 && read < most; some = entry.read(buffer)) {
            read += some;
            if (relations && text.size() < 1_000_000) {
                text.write(buffer, 0, some);
            }
        }
        // A template or picture fetched from elsewhere tells that the paper was opened, or brings what nobody checked.
        if (relations) {
            var said = text.toString(StandardCharsets.UTF_8);
            if (said.contains("attachedTemplate") && said.contains("External")) {
                throw new LeadsOutside();
            }
        }
        return read;
    }

    private static final class LeadsOutside extends RuntimeException {}
}
