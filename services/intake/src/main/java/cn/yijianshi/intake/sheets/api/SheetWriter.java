package cn.yijianshi.intake.sheets.api;

import cn.yijianshi.intake.sheets.domain.Column;
import cn.yijianshi.intake.sheets.domain.SheetColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Writes sheets: keys in the first line, words in the second, then rows. Every cell is text and none a formula. */
public final class SheetWriter {

    private SheetWriter() {}

    /** What a template shows before anybody fills it in. */
    public static List<List<String>> template(SheetColumns columns) {
        var lines = new ArrayList<List<String>>();
        lines.add(columns.template().stream().map(Column::key).toList());
        lines.add(columns.template().stream().map(Column::words).toList());
        return lines;
    }

    public static byte[] workbook(List<List<String>> lines) {
        var out = new ByteArrayOutputStream();
        var workbook = new Workbook(out, "yijianshi", "1.0");
        var sheet = workbook.newWorksheet("批量申请");
        for (int row = 0; row < lines.size(); row++) {
            var line = lines.get(row);
            for (int column = 0; column < line.size(); column++) {
                sheet.value(row, column, line.get(column));
                if (row == 0) {
                    sheet.width(column, 18);
                }
            }
        }
        // Text throughout: a number of eighteen digits must not become 3.5E+17.
        sheet.range(0, 0, Math.max(lines.size(), 600), Math.max(0, lines.get(0).size() - 1))
                .style()
                .format("@")
                .set();
        try {
            workbook.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static byte[] commaSeparated(List<List<String>> lines) {
        var text = new StringBuilder("\uFEFF");
        for (var line : lines) {
            for (int i = 0; i < line.size(); i++) {
                text.append(i == 0 ? "" : ",").append(quoted(SheetReader.harmless(line.get(i))));
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
