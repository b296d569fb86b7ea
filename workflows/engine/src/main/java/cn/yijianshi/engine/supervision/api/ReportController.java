package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.engine.supervision.domain.MonthRow;
import cn.yijianshi.engine.supervision.domain.Months;
import cn.yijianshi.engine.supervision.domain.Months.By;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/supervision/reports")
@PreAuthorize(Sight.WATCHES)
@Tag(
        name = "Supervision 督办",
        description = "Every department's clocks, orders and months; a lead sees the own departments")
@ApiResponse(responseCode = "400", description = "No such month or grouping")
class ReportController {

    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Months months;
    private final Names names;

    ReportController(Months months, Names names) {
        this.months = months;
        this.names = names;
    }

    /** One row with its name and rates (按时办结率) in percent; null where nothing was decided. */
    record RowView(
            String name,
            @JsonUnwrapped MonthRow figures,
            @JsonProperty("promisedRate") BigDecimal promisedRate,
            @JsonProperty("statutoryRate") BigDecimal statutoryRate) {
        static RowView of(String name, MonthRow row) {
            return new RowView(name, row, row.promisedRate(), row.statutoryRate());
        }
    }

    record Report(String month, String by, List<RowView> rows, RowView total) {}

    /** @param unit COUNT, PERCENT or MINUTES; values stand in the order of the categories, null where there is none */
    record Series(String key, String name, String nameEn, String unit, List<? extends Number> values) {}

    record Chart(String month, String by, List<String> keys, List<String> categories, List<Series> series) {}

    record Rebuilt(int clocks) {}

    @GetMapping("/monthly")
    @Operation(
            summary = "按时办结率 of a month, promised and statutory, per department or item (优化营商环境条例 36)",
            description =
                    "Months by Beijing time. received counts what came in, everything else what ended in the month.")
    Report monthly(
            @Parameter(example = "2026-11") @RequestParam String month,
            @RequestParam(defaultValue = "department") String by,
            @RequestParam(required = false) String department,
            Caller caller) {
        YearMonth of = month(month);
        By group = by(by);
        Set<String> departments = Sight.departments(caller, department);
        return new Report(
                of.toString(), by.toLowerCase(Locale.ROOT), rows(of, group, departments), total(of, departments));
    }

    @GetMapping("/monthly/series")
    @Operation(summary = "The same as data for charts: categories and series")
    Chart series(
            @Parameter(example = "2026-11") @RequestParam String month,
            @RequestParam(defaultValue = "department") String by,
            @RequestParam(required = false) String department,
            Caller caller) {
        YearMonth of = month(month);
        List<RowView> rows = rows(of, by(by), Sight.departments(caller, department));
        return new Chart(
                of.toString(),
                by.toLowerCase(Locale.ROOT),
                rows.stream().map(row -> row.figures().key()).toList(),
                rows.stream().map(RowView::name).toList(),
                List.of(
                        series(rows, "received", "收件数", "Received", "COUNT", row -> row.figures()
                                .received()),
                        series(rows, "decided", "办结数", "Decided", "COUNT", row -> row.figures()
                                .decided()),
                        series(rows, "promisedRate", "承诺按时办结率", "Promise kept", "PERCENT", RowView::promisedRate),
                        series(rows, "statutoryRate", "法定按时办结率", "Statute kept", "PERCENT", RowView::statutoryRate),
                        series(rows, "averageMinutes", "平均用时", "Average", "MINUTES", row -> row.figures()
                                .averageMinutes()),
                        series(rows, "medianMinutes", "用时中位数", "Median", "MINUTES", row -> row.figures()
                                .medianMinutes()),
                        series(rows, "orders", "督办单", "Orders", "COUNT", row -> row.figures()
                                .orders()),
                        series(rows, "repliedInTime", "按时答复", "Replied in time", "COUNT", row -> row.figures()
                                .repliedInTime())));
    }

    @GetMapping("/monthly.xlsx")
    @Operation(summary = "The same as an Excel file with Chinese headings")
    ResponseEntity<byte[]> excel(
            @Parameter(example = "2026-11") @RequestParam String month,
            @RequestParam(defaultValue = "department") String by,
            @RequestParam(required = false) String department,
            Caller caller) {
        YearMonth of = month(month);
        By group = by(by);
        Set<String> departments = Sight.departments(caller, department);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(EXCEL);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename("timeliness-" + of + "-by-" + group.name().toLowerCase(Locale.ROOT) + ".xlsx")
                .build());
        return ResponseEntity.ok()
                .headers(headers)
                .body(MonthlySheet.of(of, rows(of, group, departments), total(of, departments)));
    }

    @PostMapping("/figures")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Reads every ledger again and writes the figures the months are counted from")
    Rebuilt rebuild() {
        return new Rebuilt(months.rebuild());
    }

    private List<RowView> rows(YearMonth month, By by, Set<String> departments) {
        return months.of(month, by, departments).stream()
                .map(row -> RowView.of(by == By.ITEM ? names.item(row.key()) : names.department(row.key()), row))
                .toList();
    }

    private RowView total(YearMonth month, Set<String> departments) {
        return months.of(month, By.ALL, departments).stream()
                .findFirst()
                .map(row -> RowView.of("合计", row))
                .orElseGet(() -> RowView.of(
                        "合计",
                        new MonthRow("", 0, 0, 0, 0, 0, null, null, 0, Map.of(), 0, Map.of(), 0, 0, 0, 0, 0, 0, 0)));
    }

    private static Series series(
            List<RowView> rows, String key, String name, String nameEn, String unit, Function<RowView, Number> value) {
        return new Series(key, name, nameEn, unit, rows.stream().map(value).toList());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw Problem.bad("invalid-request").at("", "supervision-month");
        }
    }

    private static By by(String text) {
        if ("department".equalsIgnoreCase(text)) {
            return By.DEPARTMENT;
        }
        if ("item".equalsIgnoreCase(text)) {
            return By.ITEM;
        }
        throw Problem.bad("invalid-request").at("", "wrong-parameter", "by");
    }
}
