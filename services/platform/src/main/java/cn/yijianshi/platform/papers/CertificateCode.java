package cn.yijianshi.platform.papers;

import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.platform.signing.Signed;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the QR code of a paper carries, so that it can be checked without asking anybody: enough to compare the paper
 * with, the holder's name in part only, and a signature.
 *
 * <p>In bytes: format (1), SHA-256 of what is printed (32), the first half of SHA-256 of licence id, line feed and
 * holder's name (16), then lines of UTF-8; behind them the key's id (6) and the signature (64). In the code this one
 * large number stands in decimal digits: a QR code holds these densest, and an address may hold them too.
 *
 * @param licenceId without the root that is the same everywhere
 * @param holder masked; {@code holderHash} lets one who knows the name see that it is this one
 * @param validUntil null for ever
 */
public record CertificateCode(
        String licenceId,
        String kind,
        String title,
        String number,
        String holder,
        String authority,
        Instant issuedAt,
        LocalDate validUntil,
        int version,
        byte[] contentHash,
        byte[] holderHash) {

    /** What signatures of codes are for. */
    public static final String PURPOSE = "certificate";

    private static final byte FORMAT = 1;
    private static final String ROOT = "1.2.156.3005.2.";
    private static final int HASH_BYTES = 32;
    private static final int HOLDER_BYTES = 16;
    private static final int HEAD_BYTES = 1 + HASH_BYTES + HOLDER_BYTES;
    private static final int KEY_BYTES = 6;
    private static final int SIGNATURE_BYTES = 64;
    private static final int LINES = 9;
    // No code is longer; the largest QR code holds fewer digits still.
    private static final int MOST_DIGITS = 5000;

    /** A code taken apart; whether its signature is genuine is another question. */
    public record Read(CertificateCode content, byte[] payload, Signed signed) {}

    /** Without the root that is the same everywhere. */
    public static String local(String licenceId) {
        return licenceId.startsWith(ROOT) ? licenceId.substring(ROOT.length()) : licenceId;
    }

    /** What is signed. */
    public byte[] payload() {
        var text = Stream.of(
                        licenceId,
                        kind,
                        title,
                        number,
                        holder,
                        authority,
                        String.valueOf(issuedAt.getEpochSecond()),
                        validUntil == null ? "" : validUntil.toString(),
                        String.valueOf(version))
                .map(CertificateCode::oneLine)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEAD_BYTES + text.length)
                .put(FORMAT)
                .put(contentHash)
                .put(holderHash)
                .put(text)
                .array();
    }

    public static String digits(byte[] payload, Signed signed) {
        return new BigInteger(
                        1,
                        ByteBuffer.allocate(payload.length + KEY_BYTES + SIGNATURE_BYTES)
                                .put(payload)
                                .put(Base64.getUrlDecoder().decode(signed.keyId()))
                                .put(signed.signature())
                                .array())
                .toString();
    }

    /** From the digits, or from the whole address of a QR code; empty when it is no such code. */
    public static Optional<Read> read(String text) {
        var digits = text == null ? "" : text.substring(text.indexOf('#') + 1).strip();
        if (digits.length() > MOST_DIGITS || !digits.matches("[1-9][0-9]*")) {
            return Optional.empty();
        }
        // The format in front is 1, so the number has no sign byte and no zero in front is lost.
        var bytes = new BigInteger(digits).toByteArray();
        int end = bytes.length - KEY_BYTES - SIGNATURE_BYTES;
        if (bytes[0] != FORMAT || end <= HEAD_BYTES) {
            return Optional.empty();
        }
        var payload = Arrays.copyOf(bytes, end);
        var signed = new Signed(
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, end, end + KEY_BYTES)),
                Arrays.copyOfRange(bytes, end + KEY_BYTES, bytes.length));
        return parsed(payload).map(content -> new Read(content, payload, signed));
    }

    private static Optional<CertificateCode> parsed(byte[] payload) {
        var lines =
                new String(payload, HEAD_BYTES, payload.length - HEAD_BYTES, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != LINES) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CertificateCode(
                    lines[0],
                    lines[1],
                    lines[2],
                    lines[3],
                    lines[4],
                    lines[5],
                    Instant.ofEpochSecond(Long.parseLong(lines[6])),
                    lines[7].isEmpty() ? null : LocalDate.parse(lines[7]),
                    Integer.parseInt(lines[8]),
                    Arrays.copyOfRange(payload, 1, 1 + HASH_BYTES),
                    Arrays.copyOfRange(payload, 1 + HASH_BYTES, HEAD_BYTES)));
        } catch (NumberFormatException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /** The identifier as it is printed. */
    public String fullLicenceId() {
        return ROOT + licenceId;
    }

    public boolean isHeldBy(String name) {
        return Arrays.equals(holderHash, holderHash(licenceId, name));
    }

    public static byte[] holderHash(String licence, String name) {
        return Arrays.copyOf(Sha256.bytesOf(licence + "\n" + name), HOLDER_BYTES);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cc}", " ");
    }
}
