package cn.yijianshi.intake.preferences.api;

import cn.yijianshi.intake.preferences.domain.Display;
import cn.yijianshi.intake.preferences.domain.Preferences;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/preferences/display")
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER', 'LEAD', 'SUPERVISOR', 'ADMINISTRATOR', 'CLERK')")
@Tag(name = "Preferences", description = "How a person wants to see the pages, on whatever device (适老化)")
class PreferenceController {

    private final Preferences preferences;
    private final Clock clock;

    PreferenceController(Preferences preferences, Clock clock) {
        this.preferences = preferences;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "How the caller wants to see the pages")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "204", description = "The caller never chose: as the device has it")
    ResponseEntity<Display> mine(Caller caller) {
        return preferences
                .displayOf(caller.subject())
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PutMapping
    @Transactional
    @Operation(summary = "Keeps how the caller wants to see the pages")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /theme, /text")
    Display keep(@RequestBody Display wanted, Caller caller) {
        if (wanted.theme() == null || wanted.text() == null) {
            throw Problem.invalid("not-acceptable").at(wanted.theme() == null ? "/theme" : "/text", "required");
        }
        preferences.keep(caller.subject(), wanted, clock.instant());
        return wanted;
    }
}
