package cn.yijianshi.platform.papers;

import cn.yijianshi.platform.signing.PublishedKey;
import cn.yijianshi.platform.signing.Signatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/** Signs a PDF as a whole, in the shape of PAdES (ETSI EN 319 142), and tells whether one is as it was signed. */
public class SealedPdf {

    /** Under this name of the document information a paper carries the digits of its QR code. */
    public static final String CODE = "YijianshiCode";

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final int SIGNATURE_SPACE = 6144;

    private final Signatures signatures;

    public SealedPdf(Signatures signatures) {
        this.signatures = signatures;
    }

    /** A drawn paper with its code inside, for whoever has the file and no eye for the picture. */
    public static byte[] coded(byte[] drawn, String code) {
        try (var document = Loader.loadPDF(drawn)) {
            document.getDocumentInformation().setCustomMetadataValue(CODE, code);
            var coded = new ByteArrayOutputStream();
            document.save(coded);
            return coded.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public byte[] on(byte[] drawn, String by, String reason, Instant at) {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(by);
        signature.setReason(reason);
        signature.setSignDate(GregorianCalendar.from(ZonedDateTime.ofInstant(at, OFFICE)));
        try (var document = Loader.loadPDF(drawn);
                var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(SIGNATURE_SPACE);
            var sealed = new ByteArrayOutputStream();
            document.addSignature(signature, content -> signatures.cms(content.readAllBytes()), options);
            document.saveIncremental(sealed);
            return sealed.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * @param code of the paper, null if it has none
     * @param signer whose signature covers every byte of the file; null when there is no such
     */
    public record Seen(String code, PublishedKey signer) {}

    /** Empty when it is no PDF at all. */
    public Optional<Seen> look(byte[] file) {
        try (var document = Loader.loadPDF(file)) {
            PublishedKey signer = null;
            var found = document.getSignatureDictionaries();
            // One of ours has one signature; a second one means somebody wrote behind the first.
            if (found.size() == 1 && coversAll(found.get(0), file.length)) {
                var signature = found.get(0);
                signer = signatures
                        .signerOf(signature.getSignedContent(file), signature.getContents(file))
                        .orElse(null);
            }
            return Optional.of(new Seen(document.getDocumentInformation().getCustomMetadataValue(CODE), signer));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException noPdf) {
            return Optional.empty();
        }
    }

    private static boolean coversAll(PDSignature signature, int length) {
        var range = signature.getByteRange();
        return range != null
                && range.length == 4
                && range[0] == 0
                && range[1] > 0
                && range[2] > range[1]
                // Between the two ranges stands the signature itself in hex, and nothing else.
                && range[2] - range[1] == 2 * SIGNATURE_SPACE + 2
                && range[2] + range[3] == length;
    }
}
