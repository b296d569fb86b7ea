package cn.yijianshi.department.api;

import cn.yijianshi.department.api.CertificateViews.ChangeView;
import cn.yijianshi.department.domain.Ground;
import cn.yijianshi.department.domain.Keeping;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.PaperChange;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/certificates/{id}")
@PreAuthorize("hasAnyRole('APPROVER','LEAD')")
@Tag(
        name = "Keeping certificates 证照管理",
        description = "Officers of the issuing department correct and revoke. The same again is answered the same.")
class KeepingController {

    private final Keeping keeping;

    KeepingController(Keeping keeping) {
        this.keeping = keeping;
    }

    /**
     * @param lines label to its right value, only those that change
     * @param outputs of the review, only those that change
     */
    record Correction(
            String holderName, Map<String, String> lines, Map<String, String> outputs, String reason, String basis) {}

    record Revocation(Ground ground, String reason, String basis) {}

    @PostMapping("/correction")
    @Transactional
    @Operation(
            summary = "Puts right what was printed wrong (更正)",
            description = "A new version with the same number takes its place; the old one shows that it did.")
    @ApiResponse(responseCode = "200", description = "Corrected")
    @ApiResponse(responseCode = "202", description = "Waits for a second officer")
    @ApiResponse(responseCode = "409", description = "certificate-ended; certificate-change-pending")
    ResponseEntity<ChangeView> correct(@PathVariable String id, @RequestBody Correction body, Caller caller) {
        return answer(keeping.correct(
                seat(caller),
                id,
                body.holderName(),
                body.lines() == null ? Map.of() : body.lines(),
                body.outputs() == null ? Map.of() : body.outputs(),
                body.reason(),
                body.basis()));
    }

    @PostMapping("/revocation")
    @Transactional
    @Operation(
            summary = "Takes the certificate back (撤销, 注销)",
            description = "行政许可法第69条 and 第70条: the ground says which of the two it is; reason and basis are kept and"
                    + " shown to the holder.")
    @ApiResponse(responseCode = "200", description = "Revoked or cancelled")
    @ApiResponse(responseCode = "202", description = "Waits for a second officer")
    @ApiResponse(responseCode = "409", description = "certificate-ended; certificate-change-pending")
    ResponseEntity<ChangeView> revoke(@PathVariable String id, @RequestBody Revocation body, Caller caller) {
        return answer(keeping.revoke(seat(caller), id, body.ground(), body.reason(), body.basis()));
    }

    @GetMapping("/changes")
    @Operation(summary = "What was asked for and done with it, newest first")
    List<ChangeView> changes(@PathVariable String id, Caller caller) {
        return keeping.changesOf(seat(caller), id).stream().map(ChangeView::of).toList();
    }

    @PostMapping("/changes/{change}/confirmation")
    @Transactional
    @Operation(summary = "A second officer confirms (四眼原则)")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "second-officer-needed; change-decided; certificate-ended")
    ChangeView confirm(@PathVariable String id, @PathVariable String change, Caller caller) {
        return ChangeView.of(keeping.confirm(seat(caller), id, change));
    }

    @PostMapping("/changes/{change}/rejection")
    @Transactional
    @Operation(summary = "It is not done; who proposed it may take it back himself")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "change-decided")
    ChangeView reject(@PathVariable String id, @PathVariable String change, Caller caller) {
        return ChangeView.of(keeping.reject(seat(caller), id, change));
    }

    private static ResponseEntity<ChangeView> answer(PaperChange change) {
        return ResponseEntity.status(
                        change.outcome() == PaperChange.Outcome.PROPOSED ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(ChangeView.of(change));
    }

    private static Seat seat(Caller caller) {
        return new Seat(new Officer(caller.subject(), caller.name()), caller.departments());
    }
}
