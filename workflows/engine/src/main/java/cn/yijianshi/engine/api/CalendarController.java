package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.CalendarYear;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.Due;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.Flaw;
import cn.yijianshi.engine.domain.MarkedDay;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Offices;
import cn.yijianshi.engine.domain.Recounting;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.engine.domain.UnanswerableQuestion;
import cn.yijianshi.engine.domain.UnsoundCalendar;
import cn.yijianshi.engine.domain.WrittenHours;
import cn.yijianshi.engine.domain.WrittenHours.WrittenTimetable;
import cn.yijianshi.platform.foureyes.ProposedChangeView;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/calendar")
@Tag(name = "Calendar", description = "Holidays, office hours, and when a limit ends")
class CalendarController {
    private static final String SIGNED_IN = "hasAnyRole('APPLICANT','APPROVER','SUPERVISOR','ADMINISTRATOR')";
    private static final String ADMINISTRATOR = "hasRole('ADMINISTRATOR')";
    private static final int MOST_QUESTIONS = 1_000;
    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_SKIPPED = 500_000;
    private static final int LONGEST_REASON = 500;
    private static final String PUBLISHED_BY_ANOTHER =
            "Another administrator publishes it (/api/editing/changes), however urgent it is; open clocks are counted"
                    + " anew then.";

    private final Calendars calendars;
    private final Recounting recounting;
    private final CalendarPublishing publishing;
    private final JsonMapper json;

    CalendarController(Calendars calendars, Recounting recounting, CalendarPublishing publishing, JsonMapper json) {
        this.calendars = calendars;
        this.recounting = recounting;
        this.publishing = publishing;
        this.json = json;
    }

    record AskedDue(
            @Schema(example = "2026-11-23T09:00", description = "Asia/Shanghai unless it names an offset")
            String start,

            @Schema(example = "6") Integer amount,
            @Schema(example = "WORKING_HOUR") String unit,
            @Schema(example = "350500") String office) {}

    @GetMapping("/due")
    @SecurityRequirements
    @Operation(summary = "When a limit that starts then ends, and which days do not count")
    DueAnswer due(
            @Parameter(example = "2026-11-23T09:00") @RequestParam(required = false) String start,
            @Parameter(example = "6") @RequestParam(required = false) String amount,
            @Parameter(example = "WORKING_HOUR") @RequestParam(required = false) String unit,
            @Parameter(example = "350500") @RequestParam(required = false) String office) {
        try {
            return DueAnswer.of(DueQuestion.of(start, amount, unit, office).answer(calendars.dueDates()));
        } catch (UnanswerableQuestion refused) {
            throw refuse(Problem.bad("invalid-request"), "", refused);
        }
    }

    @PostMapping(path = "/due", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(
            summary = "Up to 1,000 such questions, answered in order",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            array =
                                                    @ArraySchema(
                                                            maxItems = MOST_QUESTIONS,
                                                            schema = @Schema(implementation = AskedDue.class)))))
    List<DueAnswer> due(HttpServletRequest request) throws IOException {
        JsonNode questions = questions(request);
        DueDates dates = calendars.dueDates();
        List<DueAnswer> answers = new ArrayList<>(questions.size());
        int skipped = 0;
        for (int i = 0; i < questions.size(); i++) {
            try {
                Due due = DueQuestion.of(questions.get(i)).answer(dates);
                skipped += due.skipped().size();
                // Anybody may ask: decades for every question would fill the memory with weekends.
                if (skipped > MOST_SKIPPED) {
                    throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "calendar-answer-too-large");
                }
                answers.add(DueAnswer.of(due));
            } catch (UnanswerableQuestion refused) {
                throw refuse(Problem.bad("invalid-request"), "/" + i, refused);
            }
        }
        return answers;
    }

    // Read by hand: strangers may send anything, and no more of it is read than a thousand questions need.
    private JsonNode questions(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        JsonNode questions;
        try {
            questions = json.readTree(body);
        } catch (JacksonException unreadable) {
            throw Problem.bad("unreadable");
        }
        if (!questions.isArray()) {
            throw Problem.bad("invalid-request").at("", "calendar-list-expected");
        }
        if (questions.size() > MOST_QUESTIONS) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "calendar-too-many-questions", MOST_QUESTIONS);
        }
        return questions;
    }

    /**
     * One year as it stands.
     *
     * @param version     the version to change it from; 0 if nobody has written the year
     * @param effect      which open clocks a change would move; empty when it is only read
     * @param proposed    what waits for a second administrator now, by this very request
     * @param provisional whether the year's holidays are not loaded and the fixed feasts stand in for them
     */
    record YearView(
            int year,
            int version,
            boolean provisional,
            String source,
            String author,
            Instant at,
            String reason,
            List<MarkedDay> off,
            List<MarkedDay> work,
            Recounting.Effect effect,
            ProposedChangeView proposed) {
        YearView having(Recounting.Effect would, ProposedChangeView waits) {
            return new YearView(year, version, provisional, source, author, at, reason, off, work, would, waits);
        }
    }

    record YearChange(Integer version, String reason, String source, List<MarkedDay> off, List<MarkedDay> work) {}

    @GetMapping("/years/{year}")
    @PreAuthorize(SIGNED_IN)
    @Operation(summary = "The holidays and make-up work days of a year")
    YearView year(@PathVariable int year) {
        if (year < CalendarYear.FIRST || year > CalendarYear.LAST) {
            throw Problem.notFound();
        }
        CalendarYear assumed = calendars.dueDates().calendar().year(year);
        return calendars
                .year(year)
                .map(CalendarController::yearView)
                .orElseGet(() ->
                        new YearView(year, 0, true, "", null, null, null, assumed.off(), assumed.work(), null, null));
    }

    @PutMapping("/years/{year}")
    @PreAuthorize(ADMINISTRATOR)
    @Operation(
            summary = "Proposes the year's next version and says which clocks it would move; what stands there already"
                    + " changes nothing. With dryRun=true nothing is proposed",
            description = PUBLISHED_BY_ANOTHER)
    @ApiResponse(responseCode = "200", description = "Nothing was proposed: it was tried, or it stands there already")
    @ApiResponse(responseCode = "202", description = "Proposed; the same word sent again is the same proposal")
    ResponseEntity<YearView> write(
            @PathVariable int year,
            @RequestBody YearChange change,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller) {
        demand(change.version(), change.reason());
        try {
            CalendarYear written = new CalendarYear(year, change.source(), change.off(), change.work());
            boolean stands = calendars
                    .year(year)
                    .map(Edition::content)
                    .filter(written::equals)
                    .isPresent();
            ProposedChangeView proposed =
                    dryRun || stands ? null : publishing.propose(written, change.version(), change.reason(), caller);
            return answer(proposed, year(year).having(recounting.preview(calendars.dueDatesWith(written)), proposed));
        } catch (UnsoundCalendar unsound) {
            throw refuse(unsound);
        }
    }

    /**
     * An office's hours as they stand.
     *
     * @param keeps the office whose hours these are: the city's where an office has none of its own
     */
    record HoursView(
            String office,
            String keeps,
            int version,
            String source,
            String author,
            Instant at,
            String reason,
            List<WrittenTimetable> timetables,
            Recounting.Effect effect,
            ProposedChangeView proposed) {
        HoursView having(Recounting.Effect would, ProposedChangeView waits) {
            return new HoursView(office, keeps, version, source, author, at, reason, timetables, would, waits);
        }
    }

    record HoursChange(Integer version, String reason, String source, List<WrittenTimetable> timetables) {}

    @GetMapping("/office-hours/{office}")
    @PreAuthorize(SIGNED_IN)
    @Operation(summary = "When an office works, by season")
    HoursView officeHours(@PathVariable String office) {
        if (!OfficeHours.isOfficeName(office)) {
            throw Problem.notFound();
        }
        return calendars.officeHours(office).map(CalendarController::hours).orElseGet(() -> {
            HoursView city = hours(calendars.officeHours(Offices.CITY).orElseThrow());
            return new HoursView(
                    office, city.keeps(), 0, city.source(), null, null, null, city.timetables(), null, null);
        });
    }

    @PutMapping("/office-hours/{office}")
    @PreAuthorize(ADMINISTRATOR)
    @Operation(
            summary = "Proposes the next version of an office's hours and says which clocks it would move; what stands"
                    + " there already changes nothing. With dryRun=true nothing is proposed",
            description = PUBLISHED_BY_ANOTHER)
    @ApiResponse(responseCode = "200", description = "Nothing was proposed: it was tried, or it stands there already")
    @ApiResponse(responseCode = "202", description = "Proposed; the same word sent again is the same proposal")
    ResponseEntity<HoursView> write(
            @PathVariable String office,
            @RequestBody HoursChange change,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller) {
        demand(change.version(), change.reason());
        try {
            OfficeHours written = new WrittenHours(office, change.source(), change.timetables()).read();
            boolean stands = calendars
                    .officeHours(office)
                    .map(Edition::content)
                    .filter(written::equals)
                    .isPresent();
            ProposedChangeView proposed =
                    dryRun || stands ? null : publishing.propose(written, change.version(), change.reason(), caller);
            return answer(
                    proposed,
                    officeHours(office).having(recounting.preview(calendars.dueDatesWith(written)), proposed));
        } catch (UnsoundCalendar unsound) {
            throw refuse(unsound);
        }
    }

    private static YearView yearView(Edition<CalendarYear> edition) {
        CalendarYear year = edition.content();
        return new YearView(
                year.year(),
                edition.version(),
                false,
                year.source(),
                edition.author(),
                edition.at(),
                edition.why(),
                year.off(),
                year.work(),
                null,
                null);
    }

    private static HoursView hours(Edition<OfficeHours> edition) {
        WrittenHours hours = WrittenHours.of(edition.content());
        return new HoursView(
                hours.office(),
                hours.office(),
                edition.version(),
                hours.source(),
                edition.author(),
                edition.at(),
                edition.why(),
                hours.timetables(),
                null,
                null);
    }

    private static <T> ResponseEntity<T> answer(ProposedChangeView proposed, T body) {
        return ResponseEntity.status(proposed == null ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(body);
    }

    static void demand(Integer version, String reason) {
        Problem problem = Problem.invalid("invalid-request");
        if (version == null) {
            problem.at("/version", "required");
        } else if (version < 0) {
            problem.at("/version", "unreadable-value");
        }
        if (reason == null || reason.isBlank()) {
            problem.at("/reason", "required");
        } else if (reason.length() > LONGEST_REASON) {
            problem.at("/reason", "calendar-too-long", LONGEST_REASON);
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    static Problem refuse(Problem problem, String at, UnanswerableQuestion refused) {
        String pointer = refused.field().isEmpty() ? at : at + "/" + refused.field();
        return problem.at(pointer, code(refused.code()), refused.args().toArray());
    }

    static Problem refuse(UnsoundCalendar unsound) {
        Problem problem = Problem.invalid("calendar-unsound");
        for (Flaw flaw : unsound.flaws()) {
            problem.at(flaw.pointer(), code(flaw.code()), flaw.args().toArray());
        }
        return problem;
    }

    static Problem refuse(StaleEdition stale) {
        Edition<?> current = stale.current();
        Problem problem = Problem.conflict("calendar-changed-meanwhile", current.version(), current.author());
        return problem.with("version", current.version())
                .with("changedBy", current.author())
                .with("changedAt", current.at() == null ? "" : current.at().toString());
    }

    // The domain's plain words have texts of their own here: other modules use the same words for forms.
    private static String code(String word) {
        return switch (word) {
            case "out-of-range", "pattern", "too-long", "option", "limit-has-no-amount" -> "calendar-" + word;
            default -> word;
        };
    }
}
