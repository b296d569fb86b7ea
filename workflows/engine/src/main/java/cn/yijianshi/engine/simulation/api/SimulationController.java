package cn.yijianshi.engine.simulation.api;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.engine.simulation.domain.Forecast;
import cn.yijianshi.engine.simulation.domain.UnsoundStudy;
import cn.yijianshi.platform.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/simulations")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "Simulation 推演", description = "What would happen to thousands of virtual cases; nothing real is touched")
class SimulationController {

    private final Studies studies;

    SimulationController(Studies studies) {
        this.studies = studies;
    }

    /**
     * @param bundle the bundle's key
     * @param version a published version; the one in force when left out
     * @param drawing an edited process (BPMN) to try instead of the published one; it is guarded as if it were published
     * @param draft the id of a draft of that bundle, to try what it says instead of a published version: its items, order
     *     and, unless another is given, its drawing
     * @param from the first day; today when left out
     * @param cases measured cases, 2,000 when left out, at most 20,000; a tenth more come before them to fill the queues
     * @param arrivalsPerDay cases filed on a mean working day; 20 when left out
     * @param officers by department; where a department is missing nobody ever waits
     * @param minutes mean office minutes an officer has a review of the item in hand; where an item is missing, what the
     *     last decided reviews took counts, and 30 minutes where there are fewer than 30 of them
     * @param mix how applicants answer, with weights; when left out, how the last 500 real cases did
     * @param conduct shares per item: decided at once by rules, sent back once, refused
     * @param facts how often an item brings a fact, as {@code {"water.externalLine=true": 0.3}}
     * @param limits other promises than the published ones
     * @param without items that nobody asks for any more
     * @param closedDays working days on which every office is closed all the same
     * @param seed the same seed, the same result; 1 when left out
     * @param variants the same with some things otherwise; they meet the same cases
     */
    record Question(
            String bundle,
            Integer version,
            String drawing,
            String draft,
            LocalDate from,
            Integer cases,
            Double arrivalsPerDay,
            Map<String, Integer> officers,
            Map<String, Double> minutes,
            List<Answered> mix,
            Map<String, Behaviour> conduct,
            Map<String, Double> facts,
            Map<String, Limit> limits,
            List<String> without,
            List<LocalDate> closedDays,
            Long seed,
            List<Variant> variants) {}

    record Answered(Map<String, List<String>> answers, Double weight) {}

    record Behaviour(Double atOnce, Double corrected, Double answeredAfterMinutes, Double refused) {}

    /** What is left out is as in the question; maps replace only the keys they name. */
    record Variant(
            String name,
            String drawing,
            Double arrivalsPerDay,
            Map<String, Integer> officers,
            Map<String, Double> minutes,
            Map<String, Limit> limits,
            List<String> without,
            List<LocalDate> closedDays) {}

    /**
     * @param answersFrom GIVEN, or HISTORY with the number of real cases
     * @param minutesFrom per item GIVEN, HISTORY or ASSUMED
     */
    record Answer(
            Forecast forecast, List<VariantAnswer> variants, String answersFrom, Map<String, String> minutesFrom) {}

    record VariantAnswer(String name, Forecast forecast) {}

    @PostMapping
    @Operation(
            summary = "Runs virtual cases of a bundle through its process on virtual time and tells what came of them",
            description =
                    "Arrivals, officers and service times on the working calendar of the city: office minutes until"
                            + " a case is through, the share that is late, the lines before each department and the one that"
                            + " holds the cases up. The same seed gives the same answer; nothing is stored.")
    @ApiResponse(responseCode = "404", description = "The bundle or the version was never published; no such draft")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-request; not-drawable: the process may not be published; draft-unsound")
    Answer run(@RequestBody Question question) {
        try {
            return studies.run(question);
        } catch (UnsoundStudy unsound) {
            throw Problem.invalid("invalid-request").at(unsound.pointer(), unsound.code(), unsound.args());
        }
    }
}
