package cn.yijianshi.intake.drafts.api;

import cn.yijianshi.intake.api.ApplicationViews.ReceiptView;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.drafts.api.DraftViews.CheckView;
import cn.yijianshi.intake.drafts.api.DraftViews.DraftLine;
import cn.yijianshi.intake.drafts.api.DraftViews.DraftView;
import cn.yijianshi.intake.drafts.api.DraftViews.EffectsView;
import cn.yijianshi.intake.drafts.api.DraftViews.Forwarded;
import cn.yijianshi.intake.drafts.api.DraftViews.ForwardingView;
import cn.yijianshi.intake.drafts.api.Drafting.Saving;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/drafts")
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
@Tag(name = "Drafts", description = "An application that is filled in over days and handed in once")
class DraftController {

    private final Drafting drafting;

    DraftController(Drafting drafting) {
        this.drafting = drafting;
    }

    /** @param region where, by GB/T 2260; may be chosen later */
    record Beginning(String bundle, String region) {}

    @PostMapping
    @Operation(
            summary = "Begins a draft of a bundle as it is published now",
            description = "What the platform's own certificates tell is answered and filled in already (证照复用), and"
                    + " says so under known and entries. The same Idempotency-Key begins nothing twice.")
    @ApiResponse(responseCode = "201", description = "Begun; Location is the draft")
    @ApiResponse(responseCode = "200", description = "Begun before under this key")
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    @ApiResponse(responseCode = "409", description = "too-many-drafts")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /region; idempotency-key-reused")
    ResponseEntity<DraftView> begin(
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody Beginning beginning,
            Acting acting) {
        var opened = drafting.open(acting, key, beginning.bundle(), beginning.region());
        var draft = opened.draft();
        return opened.again()
                ? ResponseEntity.ok(draft)
                : ResponseEntity.created(URI.create("/api/drafts/" + draft.id()))
                        .body(draft);
    }

    @GetMapping
    @Operation(
            summary = "The open drafts, last saved first, paged",
            description = "expiresSoon: it goes in a few days unless it is saved again.")
    Page<DraftLine> mine(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Acting acting) {
        return drafting.mine(acting, after, limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One draft with all that was saved")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's, or it became a case")
    DraftView one(@PathVariable String id, Acting acting) {
        return drafting.one(acting, id);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Saves a draft",
            description = "Nothing is checked yet but where it leads: that is what submitting is for. What is left out"
                    + " stays as it was. The same again changes nothing.")
    @ApiResponse(responseCode = "200", description = "Saved; version is the next one to give")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's, or it became a case")
    @ApiResponse(responseCode = "409", description = "draft-stale: saved elsewhere meanwhile; draft is what is stored")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /region")
    DraftView save(@PathVariable String id, @RequestBody Saving saving, Acting acting) {
        return drafting.save(acting, id, saving);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throws a draft away", description = "Twice is once.")
    @ApiResponse(responseCode = "204")
    void remove(@PathVariable String id, Acting acting) {
        drafting.remove(acting, id);
    }

    /** @param answers question key to the chosen options, all of them as they would be saved */
    record Proposed(Map<String, List<String>> answers) {}

    @PostMapping("/{id}/effects")
    @Operation(
            summary = "What other answers would change against those that are saved",
            description = "Questions, items, fields, materials, limits and fees that appear and disappear, the values"
                    + " that would be lost, and the right door where the answers lead elsewhere. Nothing is saved.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's, or it became a case")
    EffectsView effects(@PathVariable String id, @RequestBody Proposed proposed, Acting acting) {
        return drafting.effects(acting, id, proposed.answers());
    }

    @GetMapping("/{id}/forwarding")
    @Operation(
            summary = "What must be answered anew to take an outdated draft over to what is published now",
            description = "Declarations, commitments and signatures always: they were given for the old text.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "unknown-bundle: not offered any more; or there is no such draft")
    ForwardingView forwarding(@PathVariable String id, Acting acting) {
        return drafting.forwarding(acting, id);
    }

    @GetMapping("/{id}/check")
    @Operation(
            summary = "Everything that submitting it now would complain about",
            description = "Nothing is submitted. For the list of tasks and the page where answers are checked.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's, or it became a case")
    CheckView check(@PathVariable String id, Acting acting) {
        return drafting.check(acting, id);
    }

    /** @param version of the draft that was looked at; null: whatever is stored */
    record Looked(Integer version) {}

    @PostMapping("/{id}/forwarding")
    @Operation(
            summary = "Takes an outdated draft over to what is published now",
            description = "All that still fits is kept. One that is not outdated stays as it is.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "unknown-bundle: not offered any more; or there is no such draft")
    @ApiResponse(responseCode = "409", description = "draft-stale: saved elsewhere meanwhile; draft is what is stored")
    Forwarded forward(@PathVariable String id, @RequestBody(required = false) Looked looked, Acting acting) {
        return drafting.forward(acting, id, looked == null ? null : looked.version());
    }

    /**
     * @param version the version that was looked at; may be left out
     * @param commitments material to whether the applicant promises instead of bringing it (告知承诺): said when he hands it in
     */
    record HandedIn(Integer version, Map<String, Boolean> commitments) {}

    @PostMapping("/{id}/submission")
    @Operation(
            summary = "Hands the draft in as a combined application (一表申请)",
            description = "Under the very checks of POST /api/applications. The draft is the key: however often it is"
                    + " handed in, it becomes one case and gets one receipt. An Idempotency-Key may be sent and adds"
                    + " nothing. 行政许可法 第32条.")
    @ApiResponse(responseCode = "201", description = "Received; Location is the case")
    @ApiResponse(responseCode = "200", description = "It was handed in before; the same receipt")
    @ApiResponse(responseCode = "404", description = "There is no such draft, or it is somebody else's")
    @ApiResponse(
            responseCode = "409",
            description = "draft-outdated: forward it first; draft-stale: saved elsewhere meanwhile")
    @ApiResponse(responseCode = "422", description = "not-acceptable; wrong-door; commitment-barred")
    ResponseEntity<ReceiptView> submit(
            @PathVariable String id, @RequestBody(required = false) HandedIn handedIn, Acting acting) {
        var answer = handedIn == null
                ? drafting.submit(acting, id, null, null)
                : drafting.submit(acting, id, handedIn.version(), handedIn.commitments());
        return answer.again()
                ? ResponseEntity.ok(answer.receipt())
                : ResponseEntity.created(URI.create(
                                "/api/applications/" + answer.receipt().id()))
                        .body(answer.receipt());
    }
}
