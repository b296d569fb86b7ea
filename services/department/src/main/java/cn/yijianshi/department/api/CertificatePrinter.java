package cn.yijianshi.department.api;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.platform.papers.QrCode;
import cn.yijianshi.platform.papers.SealedPdf;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Draws a certificate: its stored lines on one A4 page, with a QR code that leads to its verification. */
@Component
class CertificatePrinter {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(ZoneId.of("Asia/Shanghai"));
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
    // The Chinese font has no Latin letters; this one was drawn to stand beside it.
    private static final String LATIN = "/fonts/OpenSans-Regular.ttf";
    private static final String CHINESE = "/fonts/DroidSansFallbackFull.ttf";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final String publicUrl;
    private final String service;
    private final Template page;
    private final SealedPdf seal;
    private final Clock clock;

    CertificatePrinter(
            DepartmentSettings settings,
            @Value("${spring.application.name}") String service,
            SealedPdf seal,
            Clock clock) {
        this.seal = seal;
        this.clock = clock;
        this.publicUrl = settings.publicUrl();
        this.service = service;
        this.page = template();
    }

    /** Where anybody can see whether the paper is real. */
    String verificationUrl(Certificate certificate) {
        return publicUrl + "/verify/" + service + "/" + certificate.token();
    }

    /** The same with the signed code behind the address: no server ever sees that part, and it can do without one. */
    private String scanned(Certificate certificate) {
        var url = verificationUrl(certificate);
        return certificate.code() == null ? url : url + "#" + certificate.code();
    }

    byte[] pdf(Certificate certificate) {
        var url = verificationUrl(certificate);
        var html = page.execute(Map.ofEntries(
                Map.entry("title", clean(certificate.title())),
                Map.entry("titleEn", clean(certificate.titleEn())),
                Map.entry("long", certificate.title().length() > 9),
                Map.entry("number", clean(certificate.number())),
                Map.entry("holder", clean(certificate.holderName())),
                // Many papers name their holder among the lines, in words of their own.
                Map.entry("named", certificate.lines().containsValue(certificate.holderName())),
                Map.entry("lines", lines(certificate)),
                Map.entry("authority", clean(certificate.authority())),
                Map.entry("day", DAY.format(certificate.issuedAt())),
                Map.entry("version", certificate.edition().version()),
                Map.entry("corrected", certificate.edition().version() > 1),
                Map.entry(
                        "validUntil",
                        certificate.edition().validUntil() == null
                                ? ""
                                : DATE.format(certificate.edition().validUntil())),
                Map.entry("limited", certificate.edition().validUntil() != null),
                Map.entry("licenceId", certificate.licenceId()),
                Map.entry("caseNo", clean(certificate.caseNo())),
                Map.entry("url", url),
                Map.entry("qr", QrCode.dataUri(scanned(certificate)))));
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .useFont(() -> font(LATIN), "Latin")
                .useFont(() -> font(CHINESE), "Chinese")
                .withHtmlContent(html, null)
                .withProducer("yijianshi");
        try (var drawing = builder.buildPdfRenderer()) {
            drawing.layout();
            drawing.createPDFWithoutClosing();
            try (var document = drawing.getPdfDocument()) {
                CertificateFrame.under(document);
                if (certificate.code() != null) {
                    document.getDocumentInformation().setCustomMetadataValue(SealedPdf.CODE, certificate.code());
                }
                document.save(pdf);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return seal.on(pdf.toByteArray(), certificate.authority(), "签发 " + certificate.title(), clock.instant());
    }

    private static List<Map<String, String>> lines(Certificate certificate) {
        return certificate.lines().entrySet().stream()
                .map(line -> Map.of("label", clean(line.getKey()), "value", clean(line.getValue())))
                .toList();
    }

    // Control characters are no XML, and nothing one could print.
    private static String clean(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\ufffe\\uffff]|\\p{Cs}", "");
    }

    private static InputStream font(String name) {
        return CertificatePrinter.class.getResourceAsStream(name);
    }

    private static Template template() {
        try (Reader source = new InputStreamReader(
                CertificatePrinter.class.getResourceAsStream("/certificates/certificate.mustache"),
                StandardCharsets.UTF_8)) {
            return Mustache.compiler().compile(source);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
