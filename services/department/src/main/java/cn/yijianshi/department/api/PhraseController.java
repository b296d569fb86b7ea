package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Phrase;
import cn.yijianshi.department.domain.Phrasing;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/phrases")
@PreAuthorize("hasAnyRole('APPROVER','LEAD')")
@Tag(name = "Phrases 常用语", description = "Texts an officer uses again and again; nobody else sees them.")
class PhraseController {

    private final Phrasing phrasing;

    PhraseController(Phrasing phrasing) {
        this.phrasing = phrasing;
    }

    /** @param item of which item it speaks; null for all */
    record PhraseView(String id, Phrase.Use use, String item, String name, String words, String basis, int version) {
        static PhraseView of(Phrase phrase) {
            return new PhraseView(
                    phrase.id(),
                    phrase.use(),
                    phrase.item(),
                    phrase.name(),
                    phrase.words(),
                    phrase.basis(),
                    phrase.version());
        }
    }

    /** @param version the one the caller saw; not needed for a new one */
    record PhraseBody(Phrase.Use use, String item, String name, String words, String basis, Integer version) {}

    @GetMapping
    @Operation(summary = "The caller's own phrases, by name; a hundred at most")
    List<PhraseView> all(Caller caller) {
        return phrasing.all(caller.subject()).stream().map(PhraseView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Keep a phrase",
            description = "The same Idempotency-Key again makes no second one.",
            responses = {
                @ApiResponse(responseCode = "201"),
                @ApiResponse(responseCode = "409", description = "too-many-phrases"),
                @ApiResponse(responseCode = "422", description = "review-entry: with pointers")
            })
    PhraseView make(
            @RequestBody PhraseBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            Caller caller) {
        var id = key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((caller.subject() + "|" + key).getBytes(StandardCharsets.UTF_8));
        return PhraseView.of(phrasing.make(
                caller.subject(), id.toString(), body.use(), body.item(), body.name(), body.words(), body.basis()));
    }

    @PutMapping("/{id}")
    @Transactional
    @Operation(
            summary = "Change a phrase",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another's"),
                @ApiResponse(responseCode = "409", description = "phrase-changed")
            })
    PhraseView change(@PathVariable String id, @RequestBody PhraseBody body, Caller caller) {
        if (body.version() == null) {
            throw Problem.bad("invalid-request").at("/version", "required");
        }
        return PhraseView.of(phrasing.change(
                caller.subject(),
                id,
                body.version(),
                body.use(),
                body.item(),
                body.name(),
                body.words(),
                body.basis()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Delete a phrase; one that is gone is gone")
    void remove(@PathVariable String id, Caller caller) {
        phrasing.remove(caller.subject(), id);
    }
}
