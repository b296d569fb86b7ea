package cn.yijianshi.platform.audit;

import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(
        name = "Audit 审计",
        description = "Every act of those who work here, and every decision without a person, in a chain of hashes")
class AuditController {

    private static final String LINES = "application/x-ndjson";

    private final AuditTrail trail;
    private final JsonMapper json;

    AuditController(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    @GetMapping("/entries")
    @Operation(
            summary = "Acts, the latest first; an act can be found a second after it was done",
            description = "What was decided without a person says by what: rules:key@version, bundle:key@version,"
                    + " clock:which, case:ground, file:key@version or check:which as actorId")
    Page<AuditEntry> entries(
            @RequestParam(required = false) String who,
            @RequestParam(required = false) AuditTrail.By by,
            @RequestParam(required = false) String what,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int size) {
        int limit = Page.limit(size);
        List<AuditEntry> found = trail.find(new AuditTrail.Question(who, by, what, from, to), place(after), limit + 1);
        return Page.of(found, limit, entry -> String.valueOf(entry.seq()));
    }

    @GetMapping("/verification")
    @Operation(summary = "Whether the chain is whole; if not, the first entry that does not hold")
    AuditTrail.Verification verification() {
        trail.seal();
        return trail.verify();
    }

    @GetMapping(path = "/export", produces = LINES)
    @Operation(summary = "The whole chain, one entry a line, from the first to the last")
    void export(HttpServletResponse response) throws IOException {
        trail.seal();
        response.setContentType(LINES);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.ndjson\"");
        Writer lines = response.getWriter();
        trail.each(entry -> {
            try {
                lines.write(json.writeValueAsString(line(entry)) + "\n");
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private static Map<String, Object> line(AuditEntry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("seq", entry.seq());
        line.put("at", entry.at().toString());
        line.put("actorId", entry.actorId());
        line.put("actor", entry.actor());
        line.put("act", entry.act());
        line.put("subject", entry.subject());
        line.put("detail", entry.detail());
        line.put("previous", entry.previous());
        line.put("hash", entry.hash());
        return line;
    }

    private static long place(String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException unreadable) {
            throw Problem.bad("invalid-request").at("/after", "unreadable-value");
        }
    }
}
