package cn.yijianshi.intake.materials.api;

import cn.yijianshi.intake.materials.api.MaterialViews.LookView;
import cn.yijianshi.intake.materials.api.MaterialViews.MaterialView;
import cn.yijianshi.intake.materials.api.MaterialViews.ReviewMaterials;
import cn.yijianshi.intake.materials.domain.Contents;
import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.MaterialState;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@PreAuthorize("hasRole('APPLICANT')")
@Tag(name = "Materials", description = "One set of materials (一套材料): uploaded once, used by every item that needs it")
class MaterialController {

    private static final int LONGEST_DRAFT = 60;

    private final Uploading uploading;
    private final Materials materials;
    private final Contents contents;
    private final OfficersView officers;
    private final MessageSource texts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MaterialController(
            Uploading uploading,
            Materials materials,
            Contents contents,
            OfficersView officers,
            MessageSource texts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.uploading = uploading;
        this.materials = materials;
        this.contents = contents;
        this.officers = officers;
        this.texts = texts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping(path = "/api/materials", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Uploads one file, once for all items that need it",
            description =
                    "What it is is read from its content. It is QUARANTINED until it was looked into, and only its"
                            + " owner can see it; an application takes it when it is CLEAN. The same file under the same name"
                            + " again is the same material (200). Files that are never filed are removed after some weeks.")
    @ApiResponse(responseCode = "201", description = "Taken; Location is the material")
    @ApiResponse(responseCode = "200", description = "Uploaded before; the same material")
    @ApiResponse(responseCode = "409", description = "materials-too-many: too much is waiting to be filed")
    @ApiResponse(responseCode = "413", description = "material-too-large; too-large")
    @ApiResponse(responseCode = "422", description = "not-acceptable at /file: empty or of a type that is not taken")
    ResponseEntity<MaterialView> upload(
            @RequestPart("file") MultipartFile file, @RequestParam(required = false) String draft, Caller caller) {
        var named = draft == null || draft.isBlank() ? null : draft.strip();
        if (named != null && named.length() > LONGEST_DRAFT) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "draft");
        }
        var taken = uploading.take(caller, file, named);
        var view = MaterialView.of(taken.file(), texts);
        return taken.again()
                ? ResponseEntity.ok(view)
                : ResponseEntity.created(URI.create("/api/materials/" + view.id()))
                        .body(view);
    }

    @GetMapping("/api/materials")
    @Operation(summary = "The caller's own files, newest first, paged; those of one draft where it is named")
    @ApiResponse(responseCode = "200")
    Page<MaterialView> mine(
            @RequestParam(required = false) String draft,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        return Page.of(
                materials
                        .ofOwner(
                                caller.subject(),
                                draft == null || draft.isBlank() ? null : draft,
                                Places.read(after),
                                size + 1)
                        .stream()
                        .map(file -> MaterialView.of(file, texts))
                        .toList(),
                size,
                view -> Places.write(view.uploadedAt(), view.id()));
    }

    @GetMapping("/api/materials/{id}")
    @Operation(summary = "One of the caller's files and whether it has been checked")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    MaterialView one(@PathVariable String id, Caller caller) {
        return MaterialView.of(own(id, caller), texts);
    }

    @DeleteMapping("/api/materials/{id}")
    @Operation(summary = "Removes a file that no application refers to; removing it twice is removing it once")
    @ApiResponse(responseCode = "204")
    @ApiResponse(responseCode = "409", description = "material-filed: it belongs to an application")
    ResponseEntity<Void> remove(@PathVariable String id, Caller caller) {
        materials.find(id).filter(file -> file.belongsTo(caller.subject())).ifPresent(file -> {
            var removed = transaction.execute(status -> materials.remove(file, clock.instant()));
            if (!Boolean.TRUE.equals(removed) && materials.find(id).isPresent()) {
                throw Problem.conflict("material-filed");
            }
        });
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/materials/{id}/content")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Operation(
            summary = "The file itself, to be saved, never to be run",
            description = "Its owner's; with review, for an officer of the department whose item asks for it. An"
                    + " officer's look is written down first, and the applicant reads it (个人信息保护法 第45条).")
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "404",
            description = "There is none, it is somebody else's, not checked yet, or not asked for by this item")
    @ApiResponse(responseCode = "410", description = "material-rejected: its content was not kept")
    ResponseEntity<Resource> content(
            @PathVariable String id, @RequestParam(required = false) String review, Caller caller) {
        var file = review == null ? own(id, caller) : officersOwn(id, review, caller);
        if (file.state() == MaterialState.REJECTED) {
            throw new Problem(HttpStatus.GONE, "material-rejected");
        }
        return whole(file, contents.open(file.sha256()).orElseThrow(Problem::notFound));
    }

    @GetMapping("/api/materials/reviews/{reviewId}")
    @PreAuthorize("hasRole('APPROVER')")
    @Operation(
            summary = "The files that one review's item asks for",
            description = "Of the caller's own department and region only, checked ones only, replaced ones marked."
                    + " The look is written down.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such review, or it is another department's")
    ReviewMaterials ofReview(@PathVariable String reviewId, Caller caller) {
        return officers.of(caller, reviewId);
    }

    @GetMapping("/api/applications/{caseId}/looks")
    @Operation(
            summary = "Who has looked at my materials (谁看过我的材料), newest first, paged",
            description = "个人信息保护法 第44条. Department and time are clear, the officer's name is masked.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case, or somebody else's")
    Page<LookView> looks(
            @PathVariable String caseId,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        return officers.looksAt(caller, caseId, after, limit);
    }

    private MaterialFile own(String id, Caller caller) {
        return materials
                .find(id)
                .filter(file -> file.belongsTo(caller.subject()))
                .orElseThrow(Problem::notFound);
    }

    private MaterialFile officersOwn(String id, String review, Caller caller) {
        if (!caller.is("APPROVER")) {
            throw Problem.notFound();
        }
        return officers.opened(caller, review, id);
    }

    private static ResponseEntity<Resource> whole(MaterialFile file, InputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(new InputStreamResource(content));
    }
}
