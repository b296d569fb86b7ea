package cn.yijianshi.companyregistration.api;

import cn.yijianshi.companyregistration.domain.Enterprise;
import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.ExitNotices;
import cn.yijianshi.companyregistration.domain.Exits;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/exit-notices")
@Tag(
        name = "Exit notices 简易注销公告",
        description = "Twenty days in public; who objects stops the simple exit (市场主体登记管理条例 33).")
class ExitNoticeController {
    private final Exits exits;
    private final ExitNotices notices;
    private final Enterprises register;

    ExitNoticeController(Exits exits, ExitNotices notices, Enterprises register) {
        this.exits = exits;
        this.notices = notices;
        this.register = register;
    }

    record NewNotice(String uscc, String name) {}

    record NewObjection(String reason) {}

    record Shown(
            String number,
            String uscc,
            String name,
            LocalDate publishedOn,
            LocalDate endsOn,
            List<ExitNotices.Objection> objections) {}

    @PostMapping
    @PreAuthorize("hasRole('APPLICANT')")
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Says in public that an enterprise leaves the simple way",
            description = "Who has a restraint of 实施细则 第四十八条 may not. The same Idempotency-Key gets the same answer.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "422", description = "grant-blocked: with everything that stands in the way")
    Shown publish(@RequestHeader("Idempotency-Key") String key, @RequestBody NewNotice notice, Caller caller) {
        var asked = new Asked();
        String uscc = asked.text("/uscc", notice.uscc(), 18);
        String name = asked.text("/name", notice.name(), 120);
        asked.check();
        return shown(exits.publish(uscc, name, caller.subject(), Asked.key(key)));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "The notices, the newest first")
    Page<Shown> all(@RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit) {
        int size = Page.limit(limit);
        return Page.of(notices.all(after, size + 1).stream().map(this::shown).toList(), size, Shown::number);
    }

    @PostMapping("/{number}/objections")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A department or somebody it speaks for objects while the notice stands")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "422", description = "grant-blocked: the notice is over")
    ExitNotices.Objection object(@PathVariable String number, @RequestBody NewObjection objection, Caller caller) {
        var asked = new Asked();
        String reason = asked.text("/reason", objection.reason(), 500);
        asked.check();
        return exits.object(notices.of(number).orElseThrow(Problem::notFound), caller.name(), reason);
    }

    private Shown shown(ExitNotices.Notice notice) {
        return new Shown(
                notice.number(),
                notice.uscc(),
                register.of(notice.uscc())
                        .map(Enterprise::name)
                        .map(name -> name.full())
                        .orElse(""),
                notice.publishedOn(),
                notice.endsOn(),
                notices.objections(notice.number()));
    }
}
