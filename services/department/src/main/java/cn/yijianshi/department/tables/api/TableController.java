package cn.yijianshi.department.tables.api;

import cn.yijianshi.department.tables.api.TableViews.BookEntry;
import cn.yijianshi.department.tables.api.TableViews.End;
import cn.yijianshi.department.tables.api.TableViews.NewLine;
import cn.yijianshi.department.tables.api.TableViews.Part;
import cn.yijianshi.department.tables.api.TableViews.Row;
import cn.yijianshi.department.tables.api.TableViews.Table;
import cn.yijianshi.department.tables.domain.Change;
import cn.yijianshi.department.tables.domain.Changes;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.TableKeeping.Wish;
import cn.yijianshi.department.tables.domain.TableLines;
import cn.yijianshi.department.tables.domain.Tables;
import cn.yijianshi.platform.foureyes.FourEyes;
import cn.yijianshi.platform.foureyes.ProposedChangeView;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tables")
@Tag(
        name = "Tables 规则表",
        description = "Rates, figures and words of the law with the days they hold and their source. Whoever is signed"
                + " in reads them; an administrator changes them from a day on, and cases filed before keep what"
                + " they were filed under (立法法 第104条).")
class TableController {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final Tables tables;
    private final TableLines lines;
    private final TablePublishing publishing;
    private final Changes changes;
    private final Clock clock;

    TableController(Tables tables, TableLines lines, TablePublishing publishing, Changes changes, Clock clock) {
        this.tables = tables;
        this.lines = lines;
        this.publishing = publishing;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "The tables of this service, with their columns")
    Page<Table> all() {
        return new Page<>(
                tables.all().stream()
                        .map(table -> Table.of(table, lines.revision(table)))
                        .toList(),
                null);
    }

    @GetMapping("/{name}")
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','SUPERVISOR','ADMINISTRATOR')")
    @Operation(
            summary = "What holds on a day",
            description = "Without a day: today. A day to come shows what is planned for it.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "This service has no such table")
            })
    Part on(
            @PathVariable String name,
            @RequestParam(required = false) LocalDate on,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit) {
        return part(name, on == null ? LocalDate.now(clock.withZone(OFFICE)) : on, after, limit);
    }

    @GetMapping("/{name}/lines")
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "All its lines, past and planned ones too, each key from its first day on")
    Part lines(
            @PathVariable String name,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit) {
        return part(name, null, after, limit);
    }

    @PostMapping("/{name}/lines")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(
            summary = "Proposes that a line holds from a day on",
            description = "Another administrator publishes it (editing/changes); then the line with the same key that"
                    + " held until then is closed the day before. The same Idempotency-Key with the same body gets the"
                    + " same answer (200) and nothing happens twice.")
    @ApiResponse(responseCode = "202", description = "Proposed, with the lines as they are and as they would be")
    @ApiResponse(responseCode = "200", description = "This very change was proposed before; the same proposal")
    @ApiResponse(
            responseCode = "409",
            description = "table-overlap: a line with this key begins on that day or later; table-changed: the"
                    + " revision named is no longer the table's")
    @ApiResponse(
            responseCode = "422",
            description = "table-entry with pointers under /values; table-in-the-past; table-gap;"
                    + " idempotency-key-reused")
    ResponseEntity<ProposedChangeView> add(
            @PathVariable String name,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody NewLine body,
            Caller caller) {
        var table = table(name);
        var entry = new TableEntry();
        var wish = new Wish(
                body.values() == null ? Map.of() : body.values(),
                entry.needed("/validFrom", body.validFrom()),
                entry.text("/source", body.source(), 255),
                entry.text("/reason", body.reason(), 500),
                Boolean.TRUE.equals(body.retroactive()),
                Boolean.TRUE.equals(body.leaveGap()),
                body.revision());
        entry.check();
        return answer(publishing.propose(table, Change.Act.ADDED, wish, TableEntry.key(key), caller), caller);
    }

    @PostMapping("/{name}/ends")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(
            summary = "Proposes that a line holds no longer from a day on",
            description = "Another administrator publishes it (editing/changes); then what was planned for this key"
                    + " from that day on is taken back. Nothing is deleted from the past: for the days before, the line"
                    + " goes on holding.")
    @ApiResponse(responseCode = "202", description = "Proposed, with the lines as they are and as they would be")
    @ApiResponse(responseCode = "200", description = "This very change was proposed before; the same proposal")
    @ApiResponse(responseCode = "409", description = "table-changed: the revision named is no longer the table's")
    @ApiResponse(
            responseCode = "422",
            description = "table-entry; table-in-the-past; table-nothing-to-end; idempotency-key-reused")
    ResponseEntity<ProposedChangeView> end(
            @PathVariable String name,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody End body,
            Caller caller) {
        var table = table(name);
        var entry = new TableEntry();
        var wish = new Wish(
                body.values() == null ? Map.of() : body.values(),
                entry.needed("/from", body.from()),
                null,
                entry.text("/reason", body.reason(), 500),
                Boolean.TRUE.equals(body.retroactive()),
                true,
                body.revision());
        entry.check();
        return answer(publishing.propose(table, Change.Act.ENDED, wish, TableEntry.key(key), caller), caller);
    }

    @GetMapping("/{name}/changes")
    @PreAuthorize("hasAnyRole('SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "Who changed it, when, why, and what stood there before and after; newest first")
    Page<BookEntry> changes(
            @PathVariable String name,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit) {
        int size = Page.limit(limit);
        var found = changes.of(table(name), TableEntry.id(after), size + 1);
        return Page.of(found.stream().map(BookEntry::of).toList(), size, last -> String.valueOf(last.id()));
    }

    private Part part(String name, LocalDate on, String after, int limit) {
        var table = table(name);
        int size = Page.limit(limit);
        var found = lines.page(table, on, Places.read(table, after), size + 1);
        var page = Page.of(found, size, last -> Places.text(table, last));
        return new Part(Table.of(table, lines.revision(table)), on, Row.of(page.items()), page.next());
    }

    private DatedTable table(String name) {
        return tables.named(name).orElseThrow(Problem::notFound);
    }

    private static ResponseEntity<ProposedChangeView> answer(FourEyes.Answer answer, Caller caller) {
        return ResponseEntity.status(answer.again() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(ProposedChangeView.of(answer.change(), caller));
    }
}
