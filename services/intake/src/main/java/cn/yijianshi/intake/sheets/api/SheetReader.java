package cn.yijianshi.intake.sheets.api;

import cn.yijianshi.intake.sheets.domain.CellProblem;
import cn.yijianshi.intake.sheets.domain.SheetColumns;
import cn.yijianshi.intake.sheets.domain.SheetRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * Reads a spreadsheet for what stands in it, never for what it computes: a formula is refused, whoever wrote it. The first
 * line names the columns.
 */
public final class SheetReader {

    private static final int MOST_COLUMNS = 600;
    private static final int LONGEST_CELL = 2000;
    private static final int LONGEST_KEY = 60;
    /** So much may come out of a packed file, however small it is packed. */
    private static final long MOST_UNPACKED = 40_000_000;

    private static final int MOST_PARTS = 200;
    /** More digits than a spreadsheet's number can hold: some were lost before we saw them. */
    private static final int DIGITS_KEPT = 15;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9., -]*");

    private final SheetColumns columns;
    private final int mostRows;

    public SheetReader(SheetColumns columns, int mostRows) {
        this.columns = columns;
        this.mostRows = mostRows;
    }

    /** It cannot be taken at all. */
    public static class Unreadable extends RuntimeException {

        private final String code;
        private final transient List<Object> args;

        Unreadable(String code, Object... args) {
            super(code + " " + List.of(args));
            this.code = code;
            this.args = List.of(args);
        }

        public String code() {
            return code;
        }

        public Object[] args() {
            return args.toArray();
        }
    }

    private record Read(String text, String problem) {
        static final Read NOTHING = new Read("", null);
    }

    public List<SheetRow> read(byte[] file) {
        var lines = file.length > 3 && file[0] == 'P' && file[1] == 'K' ? workbook(file) : commaSeparated(file);
        if (lines.isEmpty()) {
            throw new Unreadable("batch-empty");
        }
        var header = header(lines.get(0));
        var rows = new ArrayList<SheetRow>();
        var seen = new HashSet<String>();
        for (int i = 1; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.stream().allMatch(cell -> cell.text().isBlank() && cell.problem() == null)
                    || columns.explains(header, line.stream().map(Read::text).toList())) {
                continue;
            }
            rows.add(row(header, line, i + 1, seen));
            if (rows.size() > mostRows) {
                throw new Unreadable("batch-too-long", mostRows);
            }
        }
        if (rows.isEmpty()) {
            throw new Unreadable("batch-empty");
        }
        return rows;
    }

    private List<String> header(List<Read> line) {
        var all = line.stream().map(cell -> cell.text().strip()).toList();
        int last = all.size();
        while (last > 0 && all.get(last - 1).isEmpty()) {
            last--;
        }
        var header = all.subList(0, last);
        // Without a name between names nobody could say which cell is meant.
        if (header.contains("")) {
            throw new Unreadable("batch-columns-unknown", SheetRow.cell(header.indexOf(""), 1));
        }
        var unknown =
                header.stream().filter(name -> columns.named(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new Unreadable("batch-columns-unknown", String.join("、", unknown));
        }
        var twice = new LinkedHashSet<String>();
        var seen = new HashSet<String>();
        var keys =
                header.stream().map(name -> columns.named(name).orElseThrow()).toList();
        keys.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        if (!twice.isEmpty()) {
            throw new Unreadable("batch-columns-twice", String.join("、", twice));
        }
        columns.naming().filter(key -> !seen.contains(key)).ifPresent(key -> {
            throw new Unreadable("batch-columns-missing", key);
        });
        return keys;
    }

    private SheetRow row(List<String> header, List<Read> line, int number, HashSet<String> seen) {
        var cells = new LinkedHashMap<String, String>();
        var problems = new ArrayList<CellProblem>();
        for (int i = 0; i < header.size(); i++) {
            var column = header.get(i);
            var cell = i < line.size() ? line.get(i) : Read.NOTHING;
            cells.put(column, cell.text().strip());
            if (cell.problem() != null) {
                problems.add(new CellProblem(SheetRow.cell(i, number), column, cell.problem(), List.of()));
            }
        }
        return new SheetRow(name(header, cells, number, seen, problems), number, cells, problems);
    }

    /** A row nobody named cannot be told from another, so it keeps its place and is never filed. */
    private String name(
            List<String> header,
            Map<String, String> cells,
            int number,
            HashSet<String> seen,
            List<CellProblem> problems) {
        var unnamed = SheetRow.UNNAMED + number;
        if (columns.naming().isEmpty()) {
            return unnamed;
        }
        var naming = columns.naming().get();
        var key = cells.getOrDefault(naming, "");
        var at = SheetRow.cell(header.indexOf(naming), number);
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.startsWith(SheetRow.UNNAMED)) {
            problems.add(new CellProblem(at, naming, "batch-key-missing", List.of()));
            return unnamed;
        }
        if (!seen.add(key)) {
            problems.add(new CellProblem(at, naming, "batch-key-twice", List.of(key)));
            return unnamed;
        }
        return key;
    }

    private List<List<Read>> workbook(byte[] file) {
        refuseIfItSwells(file);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var lines = new ArrayList<List<Read>>();
            try (var rows = workbook.getFirstSheet().openStream()) {
                var each = rows.iterator();
                while (each.hasNext()) {
                    var row = each.next();
                    // Lines that nobody touched are not in the file; they still count.
                    while (lines.size() < row.getRowNum() - 1 && lines.size() <= mostRows * 2L + 10) {
                        lines.add(List.of());
                    }
                    var line = new ArrayList<Read>();
                    for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
                        line.add(row.getOptionalCell(i).map(SheetReader::cell).orElse(Read.NOTHING));
                    }
                    lines.add(line);
                    if (lines.size() > mostRows * 2L + 10) {
                        throw new Unreadable("batch-too-long", mostRows);
                    }
                }
            }
            return lines;
        } catch (Unreadable refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("batch-unreadable");
        }
    }

    private static Read cell(Cell cell) {
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return new Read("", "batch-cell-formula");
        }
        if (cell.getType() == CellType.ERROR) {
            return new Read("", "batch-cell-error");
        }
        if (cell.getType() == CellType.NUMBER) {
            var number = cell.asNumber();
            return number.precision() - number.scale() > DIGITS_KEPT
                    ? new Read("", "batch-cell-digits")
                    : new Read(plain(number), null);
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return new Read(String.valueOf(cell.asBoolean()), null);
        }
        return text(cell.getText());
    }

    private static String plain(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private static Read text(String text) {
        if (text == null) {
            return Read.NOTHING;
        }
        if (text.length() > LONGEST_CELL) {
            return new Read("", "batch-cell-long");
        }
        // What a spreadsheet would compute when this text is written out again is a formula, in a CSV too.
        var start = text.isEmpty() ? ' ' : text.charAt(0);
        if (start == '=' || start == '@' || start == '\t' || start == '\r') {
            return new Read("", "batch-cell-formula");
        }
        return (start == '+' || start == '-') && !NUMBER.matcher(text).matches()
                ? new Read("", "batch-cell-formula")
                : new Read(text, null);
    }

    private static void refuseIfItSwells(byte[] file) {
        long unpacked = 0;
        int parts = 0;
        var buffer = new byte[8192];
        // By the directory at its end, as the reader itself goes: what stands before an entry may leave its size open.
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (++parts > MOST_PARTS) {
                    throw new Unreadable("batch-unreadable");
                }
                try (var part = zip.getInputStream(entry)) {
                    for (int some = part.read(buffer); some > 0; some = part.read(buffer)) {
                        unpacked += some;
                        if (unpacked > MOST_UNPACKED) {
                            throw new Unreadable("batch-unreadable");
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Unreadable("batch-unreadable");
        }
    }

    private List<List<Read>> commaSeparated(byte[] file) {
        var text = decoded(file);
        var lines = new ArrayList<List<Read>>();
        var line = new ArrayList<Read>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (quoted) {
                if (sign != '"') {
                    cell.append(sign);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (sign == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (sign == ',') {
                line.add(text(cell.toString()));
                cell.setLength(0);
                refuseIfTooWide(line);
            } else if (sign == '\n') {
                line.add(text(cell.toString()));
                cell.setLength(0);
                lines.add(line);
                line = new ArrayList<>();
                if (lines.size() > mostRows * 2L + 10) {
                    throw new Unreadable("batch-too-long", mostRows);
                }
            } else if (sign != '\r') {
                cell.append(sign);
            }
        }
        if (quoted) {
            throw new Unreadable("batch-unreadable");
        }
        if (!cell.isEmpty() || !line.isEmpty()) {
            line.add(text(cell.toString()));
            lines.add(line);
        }
        return lines;
    }

    private static void refuseIfTooWide(List<Read> line) {
        if (line.size() > MOST_COLUMNS) {
            throw new Unreadable("batch-unreadable");
        }
    }

    /** UTF-8, or what Chinese spreadsheets write when nobody tells them. */
    private static String decoded(byte[] file) {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                var text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(file))
                        .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException other) {
                // The next one, then.
            }
        }
        throw new Unreadable("batch-unreadable");
    }

    /** For writing: a text that a spreadsheet would take for a formula is told to be text. */
    static String harmless(String text) {
        return !text.isEmpty()
                        && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches()
                ? "'" + text
                : text;
    }
}
