package cn.yijianshi.intake.sheets.api;

import cn.yijianshi.platform.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A sheet to take home. */
public final class SheetAnswer {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private SheetAnswer() {}

    /** @param format xlsx or csv */
    public static ResponseEntity<byte[]> of(List<List<String>> lines, String format, String name) {
        if (!format.equals("xlsx") && !format.equals("csv")) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "format");
        }
        var packed = format.equals("xlsx");
        return ResponseEntity.ok()
                .contentType(packed ? XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name.replaceAll("[^A-Za-z0-9_-]", "_") + "." + format)
                                .build()
                                .toString())
                .body(packed ? SheetWriter.workbook(lines) : SheetWriter.commaSeparated(lines));
    }
}
