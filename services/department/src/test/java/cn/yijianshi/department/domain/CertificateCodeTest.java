package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.platform.papers.CertificateCode;
import cn.yijianshi.platform.signing.Signed;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the same file as the script that verifies codes in the browser. */
class CertificateCodeTest {

    private static final JsonNode VECTOR =
            new JsonMapper().readTree(CertificateCodeTest.class.getResourceAsStream("/certificate-code.json"));

    @Test
    void a_paper_and_a_key_make_one_code_and_no_other() throws Exception {
        var payload = aLicence().summary().payload();

        assertThat(CertificateCode.digits(payload, signed(payload)))
                .isEqualTo(VECTOR.get("code").asString());
    }

    @Test
    void what_was_put_in_comes_out() {
        var content = CertificateCode.read("https://yijianshi.example/verify/company-registration/abc#"
                        + VECTOR.get("code").asString())
                .orElseThrow()
                .content();

        assertThat(content.number()).isEqualTo("91350502MA8T00016E");
        assertThat(content.title()).isEqualTo("营业执照");
        assertThat(content.holder()).isEqualTo("泉州********公司");
        assertThat(content.fullLicenceId()).isEqualTo(aLicence().licenceId());
        assertThat(content.issuedAt()).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(content.validUntil()).isEqualTo(LocalDate.parse("2046-11-22"));
        assertThat(content.version()).isEqualTo(2);
        assertThat(content.contentHash()).isEqualTo(aLicence().contentHash());
        assertThat(content.isHeldBy("泉州刺桐网络科技有限公司")).isTrue();
        assertThat(content.isHeldBy("泉州刺桐网络科技有限公")).isFalse();
    }

    @Test
    void one_flipped_byte_anywhere_fails() throws Exception {
        var bytes = new BigInteger(VECTOR.get("code").asString()).toByteArray();

        assertThat(genuine(bytes)).isTrue();
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 0x10;
            assertThat(genuine(changed)).as("byte %d", i).isFalse();
        }
    }

    @Test
    void what_is_no_code_is_none() {
        for (var text : new String[] {null, "", "#", "0123", "12x", "1", "9".repeat(300), "1".repeat(9000)}) {
            assertThat(CertificateCode.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void the_code_of_a_long_name_still_fits_what_a_telephone_reads_from_paper() throws Exception {
        var url = "https://banshi.quanzhou.example/verify/company-registration/abcdefghijklmnopqrstuvwxyz#"
                + VECTOR.get("code").asString();

        var compact = Map.of(com.google.zxing.EncodeHintType.QR_COMPACT, true);
        int version = Encoder.encode(url, ErrorCorrectionLevel.M, compact)
                .getVersion()
                .getVersionNumber();

        // 85 modules on 38 mm are 0.45 mm each; telephones read a third of a millimetre.
        assertThat(version).isLessThanOrEqualTo(17);
    }

    private static boolean genuine(byte[] bytes) throws Exception {
        var read = CertificateCode.read(new BigInteger(1, bytes).toString()).orElse(null);
        return read != null
                && read.signed().keyId().equals(VECTOR.at("/keys/0/kid").asString())
                && verifies(read);
    }

    private static boolean verifies(CertificateCode.Read read) throws Exception {
        var raw = Base64.getUrlDecoder().decode(VECTOR.at("/keys/0/x").asString());
        var encoded = new BigInteger("302a300506032b6570032100", 16).toByteArray();
        var spki = java.nio.ByteBuffer.allocate(encoded.length + raw.length)
                .put(encoded)
                .put(raw)
                .array();
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        signature.update((CertificateCode.PURPOSE + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        signature.update(read.payload());
        try {
            return signature.verify(read.signed().signature());
        } catch (java.security.SignatureException noSignature) {
            return false;
        }
    }

    private static Signed signed(byte[] payload) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder()
                        .decode(VECTOR.get("privateKeyOfThisTest").asString()))));
        signature.update((CertificateCode.PURPOSE + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        signature.update(payload);
        return new Signed(VECTOR.at("/keys/0/kid").asString(), signature.sign());
    }

    private static Certificate aLicence() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("类型", "有限责任公司");
        lines.put("住所", "福建省泉州市鲤城区涂门街1号");
        return new Certificate(
                "3c0e0c4e-8d5f-4b62-9d0f-3d6b8c6a4f10",
                "BUSINESS_LICENCE",
                "91350502MA8T00016E",
                "营业执照",
                "Business licence",
                "market-regulation",
                "泉州市市场监督管理局",
                "review",
                "case",
                "YJS35050020261123000001O",
                "applicant",
                "泉州刺桐网络科技有限公司",
                lines,
                Instant.parse("2026-11-23T02:00:00Z"),
                "abcdefghijklmnopqrstuvwxyz",
                "1.2.156.3005.2.11350500000001011R001.11350500000001011R.2026000001.002.K",
                Certificate.Status.VALID,
                new Certificate.Edition(2, LocalDate.parse("2046-11-22"), null, null),
                null,
                null);
    }
}
