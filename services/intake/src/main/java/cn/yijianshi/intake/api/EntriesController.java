package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Field;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.CaseEntries;
import cn.yijianshi.intake.domain.CaseEntries.Filed;
import cn.yijianshi.intake.domain.Entry;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.mandates.domain.Mandate;
import cn.yijianshi.intake.mandates.domain.Mandates;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Applications", description = "Submitting a combined application and following it")
class EntriesController {

    private final Applications applications;
    private final CaseEntries entries;
    private final Bundles bundles;
    private final Mandates mandates;

    EntriesController(Applications applications, CaseEntries entries, Bundles bundles, Mandates mandates) {
        this.applications = applications;
        this.entries = entries;
        this.bundles = bundles;
        this.mandates = mandates;
    }

    /**
     * @param consent how an officer at the counter made sure that the applicant wanted it; null where none did
     * @param entries of an officer only those that his department's items ask for
     */
    record EntriesView(
            String applicantName,
            String filedBy,
            boolean byHelper,
            Instant filedAt,
            Mandate.Consent consent,
            List<EntryView> entries) {}

    /** @param pointer JSON pointer into the form; @param by the person's name, or the certificate's title */
    record EntryView(String pointer, String label, String labelEn, Entry.Source source, String by, Instant at) {}

    @GetMapping("/api/applications/{id}/entries")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Transactional(readOnly = true)
    @Operation(summary = "Who filed the case and who entered what of its form, and when (谁填的)")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    EntriesView all(@PathVariable String id, Acting acting) {
        var application = applications
                .find(id)
                .filter(found -> found.belongsTo(acting.applicant().id())
                        && acting.concerns(found.bundle().key()))
                .orElseThrow(Problem::notFound);
        return view(application, fields(application, item -> true));
    }

    @GetMapping("/api/applications/{id}/shares/entries")
    @PreAuthorize("hasAnyRole('APPROVER', 'LEAD')")
    @Transactional(readOnly = true)
    @Operation(
            summary = "The same for an officer: of what his department's items ask for",
            description = "Only of cases with an item of his department.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or no item of it is the caller's business")
    EntriesView share(@PathVariable String id, Caller caller) {
        var application = applications
                .find(id)
                .filter(found -> caller.worksIn(found.region()))
                .orElseThrow(Problem::notFound);
        var fields = fields(application, item -> caller.worksFor(item.department()));
        if (fields.isEmpty()) {
            throw Problem.notFound();
        }
        return view(application, fields);
    }

    private EntriesView view(Application application, Map<String, Field> fields) {
        var filed = entries.of(application.id())
                .orElseGet(() -> Filed.himself(application, applications.formOf(application.id())));
        var lines = new ArrayList<EntryView>();
        filed.entries().forEach((pointer, entry) -> {
            var field = field(fields, pointer);
            if (field != null) {
                lines.add(new EntryView(
                        pointer, field.label(), field.labelEn(), entry.source(), entry.name(), entry.at()));
            }
        });
        return new EntriesView(
                application.applicantName(),
                filed.by().name(),
                !application.belongsTo(filed.by().id()),
                application.submittedAt(),
                filed.mandateId() == null
                        ? null
                        : mandates.find(filed.mandateId()).map(Mandate::consent).orElse(null),
                lines);
    }

    private Map<String, Field> fields(Application application, Predicate<FiledItem> readable) {
        var fields = new LinkedHashMap<String, Field>();
        applications.itemsOf(application.id()).stream().filter(readable).forEach(item -> fieldsOf(item)
                .forEach(field -> fields.putIfAbsent(field.key(), field)));
        return fields;
    }

    private List<Field> fieldsOf(FiledItem item) {
        return bundles.item(item.key(), item.version()).fields();
    }

    private static Field field(Map<String, Field> fields, String pointer) {
        return fields.values().stream()
                .filter(field -> {
                    var at = "/" + field.key().replace('.', '/');
                    return pointer.equals(at) || pointer.startsWith(at + "/");
                })
                .findFirst()
                .orElse(null);
    }
}
