package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.engine.supervision.api.ReportController.RowView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The month as an Excel file. Every text is a string cell and no formula is ever written, so that a name that begins
 * like one stays a name.
 */
final class MonthlySheet {

    private record Column(String heading, int width, Function<RowView, Object> value) {}

    private static final Map<String, String> GROUNDS = Map.ofEntries(
            Map.entry("HEARING", "听证"),
            Map.entry("TENDER", "招标"),
            Map.entry("AUCTION", "拍卖"),
            Map.entry("INSPECTION", "检验检测"),
            Map.entry("QUARANTINE", "检疫"),
            Map.entry("APPRAISAL", "鉴定"),
            Map.entry("EXPERT_REVIEW", "专家评审"),
            Map.entry("RECTIFICATION", "整改"),
            Map.entry("PUBLIC_NOTICE", "公示公告"),
            Map.entry("OBJECTION", "异议处理"),
            Map.entry("DISPUTE", "争议"),
            Map.entry("WAIT_APPLICANT", "等待申请人"),
            Map.entry("OFFICE_HEAD", "本机关负责人批准"),
            Map.entry("GOVERNMENT_HEAD", "政府负责人批准"),
            Map.entry("COMPLEX_REGISTRATION", "情形复杂"));

    private static final List<Column> COLUMNS = List.of(
            new Column("名称", 30, RowView::name),
            new Column("收件数", 10, row -> row.figures().received()),
            new Column("办结数", 10, row -> row.figures().decided()),
            new Column("承诺时限内办结", 16, row -> row.figures().keptPromise()),
            new Column("承诺按时办结率（%）", 20, RowView::promisedRate),
            new Column("法定时限内办结", 16, row -> row.figures().keptStatute()),
            new Column("法定按时办结率（%）", 20, RowView::statutoryRate),
            new Column("撤回及终止", 12, row -> row.figures().withdrawn()),
            new Column("平均用时（办公分钟）", 22, row -> row.figures().averageMinutes()),
            new Column("用时中位数（办公分钟）", 24, row -> row.figures().medianMinutes()),
            new Column("暂停次数", 10, row -> row.figures().pauses()),
            new Column("暂停理由", 30, row -> grounds(row.figures().pauseGrounds())),
            new Column("延长次数", 10, row -> row.figures().extensions()),
            new Column("延长理由", 24, row -> grounds(row.figures().extensionGrounds())),
            new Column("补正通知", 10, row -> row.figures().corrections()),
            new Column("逾期或重复告知", 16, row -> row.figures().lateNotices()),
            new Column("逾期视为受理", 14, row -> row.figures().deemedAcceptances()),
            new Column("违规合计", 10, row -> row.figures().violations()),
            new Column("督办单", 10, row -> row.figures().orders()),
            new Column("已答复", 10, row -> row.figures().ordersReplied()),
            new Column("按时答复", 10, row -> row.figures().repliedInTime()));

    private MonthlySheet() {}

    static byte[] of(YearMonth month, List<RowView> rows, RowView total) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "yijianshi", "1.0")) {
            Worksheet sheet = book.newWorksheet(month + " 按时办结");
            sheet.value(0, 0, "办件时限月报 " + month);
            sheet.style(0, 0).bold().fontSize(14).set();
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(1, column, COLUMNS.get(column).heading());
                sheet.style(1, column).bold().wrapText(true).set();
                sheet.width(column, COLUMNS.get(column).width());
            }
            List<RowView> all = new ArrayList<>(rows);
            all.add(total);
            for (int row = 0; row < all.size(); row++) {
                for (int column = 0; column < COLUMNS.size(); column++) {
                    put(sheet, row + 2, column, COLUMNS.get(column).value().apply(all.get(row)));
                }
            }
            sheet.freezePane(1, 2);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof BigDecimal number) {
            sheet.value(row, column, number);
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }

    private static String grounds(Map<String, Long> grounds) {
        return grounds.entrySet().stream()
                .map(ground -> GROUNDS.getOrDefault(ground.getKey(), ground.getKey()) + " " + ground.getValue())
                .collect(Collectors.joining("；"));
    }
}
