package cn.yijianshi.department.registers.api;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.domain.Masked;
import cn.yijianshi.department.registers.domain.RegisterEntries;
import cn.yijianshi.department.registers.domain.RegisterEntry;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registers")
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(
        name = "Registers 登记簿",
        description = "Registers that item files describe. Entries of other departments are not there.")
class RegistersController {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final RegisterEntries entries;
    private final ItemFiles items;
    private final Clock clock;
    private final Set<String> served;

    RegistersController(RegisterEntries entries, ItemFiles items, Clock clock, DepartmentSettings settings) {
        this.entries = entries;
        this.items = items;
        this.clock = clock;
        this.served = Set.copyOf(settings.departments());
    }

    /** @param value masked in lists where the item file says so */
    record Value(String key, String label, String labelEn, String value) {}

    /** @param status IN_FORCE, EXPIRED (its time is over) or ENDED */
    record Line(
            String id,
            String kind,
            String name,
            String nameEn,
            String department,
            String key,
            String status,
            int version,
            Instant enteredAt,
            LocalDate validUntil,
            List<Value> values) {}

    record HistoryLine(
            int version, String act, Map<String, String> values, Instant at, String reviewId, String caseNo) {}

    record Whole(Line entry, List<HistoryLine> history) {}

    @GetMapping
    @Operation(summary = "The registers of the caller's departments that have entries")
    List<RegisterEntries.Kind> kinds(Caller caller) {
        return entries.kinds(readable(caller));
    }

    @GetMapping("/{kind}/entries")
    @Operation(
            summary = "The entries of a register, by key",
            description = "q matches the beginning of the key. Names and addresses are masked, because lists are read"
                    + " over shoulders.")
    Page<Line> entries(
            @PathVariable String kind,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) RegisterEntry.Status status,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        int size = Page.limit(limit);
        var found = entries.of(
                readable(caller), kind, status, q == null || q.isBlank() ? null : q.strip(), place(after), size + 1);
        var page = Page.of(found, size, RegistersController::text);
        return new Page<>(page.items().stream().map(entry -> line(entry, true)).toList(), page.next());
    }

    @GetMapping("/{kind}/entries/{id}")
    @Operation(
            summary = "One entry with its history",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's")
            })
    Whole entry(@PathVariable String kind, @PathVariable String id, Caller caller) {
        var entry = entries.of(id)
                .filter(found -> found.kind().equals(kind) && readable(caller).contains(found.department()))
                .orElseThrow(Problem::notFound);
        return new Whole(
                line(entry, false),
                entries.history(id).stream()
                        .map(change -> new HistoryLine(
                                change.version(),
                                change.act().name(),
                                change.values(),
                                change.at(),
                                change.reviewId(),
                                change.caseNo()))
                        .toList());
    }

    private Line line(RegisterEntry entry, boolean masked) {
        Item item = items.item(entry.item(), entry.itemVersion());
        var register = item.register();
        var status = entry.status() == RegisterEntry.Status.IN_FORCE
                        && !entry.inForceOn(LocalDate.now(clock.withZone(OFFICE)))
                ? "EXPIRED"
                : entry.status().name();
        return new Line(
                entry.id(),
                entry.kind(),
                register.name(),
                register.nameEn(),
                entry.department(),
                entry.key(),
                status,
                entry.version(),
                entry.enteredAt(),
                entry.validUntil(),
                register.values().stream()
                        .filter(value -> entry.values().containsKey(value.key()))
                        .map(value -> new Value(
                                value.key(),
                                value.label(),
                                value.labelEn(),
                                masked && value.masked()
                                        ? Masked.name(entry.values().get(value.key()))
                                        : entry.values().get(value.key())))
                        .toList());
    }

    private Set<String> readable(Caller caller) {
        return caller.is("SUPERVISOR") ? served : caller.departments();
    }

    private static String text(RegisterEntry last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.id() + "|" + last.key()).getBytes(StandardCharsets.UTF_8));
    }

    private static RegisterEntries.Place place(String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            return new RegisterEntries.Place(text.substring(bar + 1), text.substring(0, bar));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }
}
