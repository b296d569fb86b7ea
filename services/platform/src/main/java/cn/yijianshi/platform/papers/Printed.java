package cn.yijianshi.platform.papers;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plain paper: a template and its words as PDF, in the fonts that certificates have. */
public final class Printed {

    private static final String LATIN = "/fonts/OpenSans-Regular.ttf";
    private static final String CHINESE = "/fonts/DroidSansFallbackFull.ttf";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final Template page;

    public Printed(String template) {
        try (var source = new InputStreamReader(Printed.class.getResourceAsStream(template), StandardCharsets.UTF_8)) {
            this.page = Mustache.compiler().compile(source);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public byte[] pdf(Map<String, Object> words) {
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> font(LATIN), "Latin")
                    .useFont(() -> font(CHINESE), "Chinese")
                    .withHtmlContent(page.execute(words), null)
                    .withProducer("yijianshi")
                    .toStream(pdf)
                    .run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return pdf.toByteArray();
    }

    /** Without control characters: they are no XML, and nothing one could print. */
    public static Map<String, Object> clean(Map<String, Object> words) {
        var clean = new LinkedHashMap<String, Object>();
        words.forEach((key, value) -> clean.put(key, clean(value)));
        return clean;
    }

    private static Object clean(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Printed::clean).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var clean = new LinkedHashMap<Object, Object>();
            map.forEach((key, inner) -> clean.put(key, clean(inner)));
            return clean;
        }
        return value == null ? "" : value.toString().replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\ufffe\\uffff]|\\p{Cs}", "");
    }

    private static InputStream font(String name) {
        return Printed.class.getResourceAsStream(name);
    }
}
