package cn.yijianshi.intake.api;

import cn.yijianshi.intake.api.ApplicationViews.AnswerReceipt;
import cn.yijianshi.intake.api.ApplicationViews.ApplicationLine;
import cn.yijianshi.intake.api.ApplicationViews.ApplicationView;
import cn.yijianshi.intake.api.ApplicationViews.NoticeReceipt;
import cn.yijianshi.intake.api.ApplicationViews.PrefillView;
import cn.yijianshi.intake.api.ApplicationViews.ReceiptView;
import cn.yijianshi.intake.api.ApplicationViews.TimelineLine;
import cn.yijianshi.intake.api.ApplicationViews.WithdrawalReceipt;
import cn.yijianshi.intake.api.Receiving.ApplicationForm;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/applications")
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
@Tag(name = "Applications", description = "Submitting a combined application and following it")
class ApplicationController {

    private static final int LONGEST_REASON = 500;

    private final Receiving receiving;
    private final Following following;
    private final Answering answering;

    ApplicationController(Receiving receiving, Following following, Answering answering) {
        this.receiving = receiving;
        this.following = following;
        this.answering = answering;
    }

    @PostMapping
    @Operation(
            summary = "Submits one combined application (一表申请)",
            description = "行政许可法 第32条: answered with a dated receipt. The same Idempotency-Key with the same body"
                    + " gets the same receipt (200) and nothing happens twice. All gaps are named at once.")
    @ApiResponse(responseCode = "201", description = "Received; Location is the case")
    @ApiResponse(responseCode = "200", description = "This very submission was received before; the same receipt")
    @ApiResponse(responseCode = "400", description = "Unreadable, or no usable Idempotency-Key")
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    @ApiResponse(
            responseCode = "422",
            description = "not-acceptable: pointers under /answers, /form, /materials and /region; wrong-door: the"
                    + " answers lead elsewhere; commitment-barred: a promise of this applicant was broken, bring the proof;"
                    + " idempotency-key-reused: the key stands for another submission")
    @ApiResponse(responseCode = "503", description = "catalogue-unreachable: try again with the same key")
    ResponseEntity<ReceiptView> submit(
            @RequestHeader("Idempotency-Key") String key, @RequestBody ApplicationForm form, Acting acting) {
        var answer = receiving.receive(acting, key, form);
        var receipt = answer.receipt();
        return answer.again()
                ? ResponseEntity.ok(receipt)
                : ResponseEntity.created(URI.create("/api/applications/" + receipt.id()))
                        .body(receipt);
    }

    @GetMapping
    @Operation(summary = "The caller's own cases, newest first, paged")
    Page<ApplicationLine> mine(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Acting acting) {
        return following.mine(acting, after, limit);
    }

    @GetMapping("/prefill")
    @Operation(
            summary = "What the platform's own certificates already tell of a bundle's form (证照复用)",
            description = "国务院关于在线政务服务的若干规定 第10条: one offer per valid certificate, with the fields it fills.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    List<PrefillView> prefill(@RequestParam String bundle, Acting acting) {
        return receiving.prefill(acting, bundle);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER', 'ADMINISTRATOR')")
    @Operation(summary = "One case: its reviews with their due times, open corrections, certificates")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    ApplicationView one(@PathVariable String id, Acting acting, Caller caller) {
        return following.one(acting, caller.is("ADMINISTRATOR"), id);
    }

    @GetMapping("/{id}/timeline")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER', 'ADMINISTRATOR')")
    @Operation(summary = "What has happened to the case, oldest first, paged")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    Page<TimelineLine> timeline(
            @PathVariable String id,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Acting acting,
            Caller caller) {
        return following.timeline(acting, caller.is("ADMINISTRATOR"), id, after, limit);
    }

    /** @param fields new values of the pinned fields, nested or by dotted key; {@code material:<key>} takes the ids of new uploads, or a text */
    record CorrectionAnswer(Map<String, Object> fields) {}

    @PostMapping("/{id}/corrections")
    @Operation(
            summary = "Answers the one notice of gaps of all departments (一次告知补正)",
            description = "行政许可法 第32条第1款第4项. Everything that is pinned must be answered, and nothing else may"
                    + " change. The same answer again gets the same receipt.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case, or somebody else's")
    @ApiResponse(
            responseCode = "409",
            description = "no-correction-asked; correction-answered-before; correction-closed; case-has-ended")
    @ApiResponse(responseCode = "422", description = "not-acceptable: pointers under /fields, missing ones too")
    NoticeReceipt correctAll(@PathVariable String id, @RequestBody CorrectionAnswer answer, Acting acting) {
        return answering.answerAll(acting, id, answer.fields() == null ? Map.of() : answer.fields());
    }

    @PostMapping("/{id}/corrections/{reviewId}")
    @Operation(
            summary = "Answers one department's part of the notice of gaps (补正)",
            description = "行政许可法 第32条第1款第4项. Only the pinned fields may change, under the checks of filing."
                    + " The same answer again gets the same receipt.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case or review, or somebody else's")
    @ApiResponse(
            responseCode = "409",
            description = "no-correction-asked; correction-answered-before; correction-closed; case-has-ended")
    @ApiResponse(responseCode = "422", description = "not-acceptable: pointers under /fields")
    AnswerReceipt correct(
            @PathVariable String id,
            @PathVariable String reviewId,
            @RequestBody CorrectionAnswer answer,
            Acting acting) {
        return answering.answer(acting, id, reviewId, answer.fields() == null ? Map.of() : answer.fields());
    }

    /** @param reason may be left out: nobody needs one to take an application back */
    record Withdrawal(String reason) {}

    @PostMapping("/{id}/withdrawal")
    @Operation(
            summary = "Asks to take the application back (撤件)",
            description = "Each department that has not decided yet stops; what was decided stands. Asking twice is"
                    + " asking once.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case, or somebody else's")
    @ApiResponse(responseCode = "409", description = "case-has-ended")
    @ApiResponse(responseCode = "422", description = "not-acceptable: the reason is too long")
    WithdrawalReceipt withdraw(@PathVariable String id, @RequestBody Withdrawal withdrawal, Acting acting) {
        var reason = withdrawal.reason() == null ? "" : withdrawal.reason().strip();
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw Problem.invalid("not-acceptable").at("/reason", "reason-too-long", LONGEST_REASON);
        }
        return answering.withdraw(acting, id, reason);
    }
}
