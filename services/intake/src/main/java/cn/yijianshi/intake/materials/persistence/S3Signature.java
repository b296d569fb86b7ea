package cn.yijianshi.intake.materials.persistence;

import cn.yijianshi.platform.identifiers.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 of one request without a query. */
final class S3Signature {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String region;
    private final String accessKey;
    private final String secretKey;

    S3Signature(String region, String accessKey, String secretKey) {
        this.region = region;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /**
     * The Authorization header.
     *
     * @param uri its path encoded as it is sent
     * @param headers all that are signed, the host's among them; names in lower case
     */
    String of(String method, URI uri, Map<String, String> headers, String payloadSha256, Instant at) {
        var sorted = new TreeMap<>(headers);
        var signed = String.join(";", sorted.keySet());
        var request = String.join(
                "\n",
                method,
                uri.getRawPath(),
                "",
                sorted.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining()),
                signed,
                payloadSha256);
        var moment = moment(at);
        var day = moment.substring(0, 8);
        var scope = day + "/" + region + "/s3/aws4_request";
        var text = String.join("\n", "AWS4-HMAC-SHA256", moment, scope, Sha256.of(request));
        var key = hmac(
                hmac(hmac(hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), day), region), "s3"),
                "aws4_request");
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + signed + ",Signature="
                + HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
