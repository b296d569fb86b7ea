package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.domain.Authority;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.platform.papers.SealedPdf;
import cn.yijianshi.platform.signing.TestSignatures;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CertificatePrinterTest {

    private final CertificatePrinter printer = new CertificatePrinter(
            new DepartmentSettings(
                    List.of("market-regulation"),
                    "http://engine",
                    "https://yijianshi.example",
                    null,
                    Map.of("market-regulation", new Authority("泉州市市场监督管理局", "u", "t"))),
            "company-registration",
            new SealedPdf(TestSignatures.fresh()),
            Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC));

    @Test
    void the_paper_says_what_was_decided_in_chinese() throws IOException {
        // The wide letters of the title come out with gaps.
        var text = textOf(printer.pdf(aLicence(Map.of("住所", "福建省泉州市鲤城区涂门街1号")))).replaceAll("\\s", "");

        assertThat(text)
                .contains("营业执照", "91350502MA8T00016E", "泉州刺桐网络科技有限公司", "福建省泉州市鲤城区涂门街1号")
                .contains("泉州市市场监督管理局", "2026年11月23日", "1.2.156.3005.2.11350500000000019B001");
    }

    @Test
    void its_code_leads_to_the_verification_page() throws Exception {
        var certificate = aLicence(Map.of());

        assertThat(codeOn(printer.pdf(certificate)))
                .isEqualTo("https://yijianshi.example/verify/company-registration/" + certificate.token());
    }

    @Test
    void it_is_one_upright_sheet_of_a4_with_its_font_inside() throws IOException {
        try (var pdf = Loader.loadPDF(printer.pdf(aLicence(Map.of("住所", "泉州"))))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            var sheet = pdf.getPage(0).getMediaBox();
            assertThat(sheet.getWidth()).isCloseTo(PDRectangle.A4.getWidth(), org.assertj.core.data.Offset.offset(1f));
            assertThat(sheet.getHeight())
                    .isCloseTo(PDRectangle.A4.getHeight(), org.assertj.core.data.Offset.offset(1f));
            var resources = pdf.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void what_looks_like_markup_is_printed_and_what_cannot_be_printed_is_left_out() throws IOException {
        var text = textOf(printer.pdf(aLicence(Map.of("名称", "<b>&甲\u0001乙</b>"))));

        assertThat(text).contains("<b>&甲乙</b>");
    }

    @Test
    void many_lines_go_on_on_a_second_sheet() throws IOException {
        var lines = new LinkedHashMap<String, String>();
        for (int i = 1; i <= 40; i++) {
            lines.put("经营范围 " + i, "一般项目：信息技术咨询服务；软件开发。");
        }
        try (var pdf = Loader.loadPDF(printer.pdf(aLicence(lines)))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
        }
    }

    static Certificate aLicence(Map<String, String> lines) {
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
                "1.2.156.3005.2.11350500000000019B001.11350500000000019B.2026000001.001.K",
                Certificate.Status.VALID,
                new Certificate.Edition(1, null, null, null),
                null,
                null);
    }

    static String textOf(byte[] bytes) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    /** As a telephone reads it: what one picture does not give, one from a little nearer or further does. */
    static String codeOn(byte[] bytes) throws Exception {
        try (var pdf = Loader.loadPDF(bytes)) {
            var page = new PDFRenderer(pdf);
            ReaderException unread = null;
            for (float dpi : new float[] {300, 260, 340, 400}) {
                try {
                    return codeIn(page.renderImageWithDPI(0, dpi));
                } catch (ReaderException next) {
                    unread = next;
                }
            }
            throw unread;
        }
    }

    private static String codeIn(BufferedImage image) throws ReaderException {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
