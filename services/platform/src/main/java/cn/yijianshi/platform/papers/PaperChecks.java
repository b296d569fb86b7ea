package cn.yijianshi.platform.papers;

import cn.yijianshi.platform.identifiers.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells whether a QR code or a PDF is one of this service's and as it was when it was issued. */
public final class PaperChecks<P> {

    /** What the service has on record. */
    public interface Records<P> {

        /** @param sha256 of a PDF as it was drawn */
        Optional<P> ofFile(String sha256);

        Optional<P> ofLicence(String licenceId);

        /** The one true file of a paper, if it was drawn. */
        Optional<byte[]> fileOf(P paper);
    }

    /**
     * @param genuine this service signed it
     * @param unchanged nothing was added to it or altered since
     * @param findings why not, in words for programs: not-readable, not-ours, changed
     * @param paper null when it is not known which one it claims to be
     */
    public record Seen<P>(boolean genuine, boolean unchanged, List<String> findings, P paper) {}

    private final SealedPdf pdfs;
    private final Predicate<CertificateCode.Read> genuine;
    private final Records<P> records;

    public PaperChecks(SealedPdf pdfs, Predicate<CertificateCode.Read> genuine, Records<P> records) {
        this.pdfs = pdfs;
        this.genuine = genuine;
        this.records = records;
    }

    /** @param text the digits of a QR code, or its whole address */
    public Seen<P> code(String text) {
        var read = CertificateCode.read(text).orElse(null);
        if (read == null) {
            return not("not-readable");
        }
        if (!genuine.test(read)) {
            return not("not-ours");
        }
        return new Seen<>(
                true,
                true,
                List.of(),
                records.ofLicence(read.content().fullLicenceId()).orElse(null));
    }

    public Seen<P> file(byte[] file) {
        var known = records.ofFile(Sha256.of(file));
        if (known.isPresent()) {
            return new Seen<>(true, true, List.of(), known.get());
        }
        var seen = pdfs.look(file).orElse(null);
        if (seen == null) {
            return not("not-readable");
        }
        var code = code(seen.code());
        if (seen.signer() == null || isNotTheFileWeDrew(seen.code(), file)) {
            return code.genuine() ? new Seen<>(false, false, List.of("changed"), code.paper()) : not("not-ours");
        }
        return code.genuine() ? code : new Seen<>(true, true, List.of(), null);
    }

    /** A paper is drawn once: if we have drawn this one, there is no other true file of it. */
    private boolean isNotTheFileWeDrew(String code, byte[] file) {
        return CertificateCode.read(code)
                .flatMap(read -> records.ofLicence(read.content().fullLicenceId()))
                .flatMap(records::fileOf)
                .filter(drawn -> !Arrays.equals(drawn, file))
                .isPresent();
    }

    private static <P> Seen<P> not(String finding) {
        return new Seen<>(false, false, List.of(finding), null);
    }
}
