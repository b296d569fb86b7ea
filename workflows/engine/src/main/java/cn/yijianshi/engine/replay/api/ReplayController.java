package cn.yijianshi.engine.replay.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/replays")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(
        name = "Replay 重放",
        description = "Cases that have ended, walked once more through an edited process; nothing is written")
class ReplayController {

    private final Replays replays;

    ReplayController(Replays replays) {
        this.replays = replays;
    }

    /**
     * @param bundle the bundle's key
     * @param version a published version to try; the one in force when left out
     * @param draft a draft of the bundle to try instead, with its source and its drawing
     * @param drawing an edited process (BPMN) to try instead of the version's or the draft's; it is guarded as if it were
     *     published
     * @param last how many ended cases; 100 when left out, at most 1,000
     */
    record ReplayQuestion(String bundle, Integer version, String draft, String drawing, Integer last) {}

    enum Kind {
        ROUTE,
        DECISION,
        STUCK,
        /** It would also need items that nobody asked of it then. */
        NEEDS
    }

    /**
     * @param caseNo the receipt number with its middle masked
     * @param was how it went, in the caller's language
     */
    record ReplayDifference(String caseNo, Kind kind, String was, String would) {}

    /** @param words why the rules of that item were not asked, in the caller's language */
    record NotReplayed(String item, String name, String words) {}

    /**
     * A question that these cases were never asked: what would have been answered nobody knows.
     *
     * @param question in the caller's language
     * @param cases how many of them would have been asked
     * @param mayAdd names of items that an answer to it would bring
     * @param mayRemove names of items that an answer to it would take away
     */
    record NotAskedThen(String question, int cases, List<String> mayAdd, List<String> mayRemove) {}

    /**
     * @param cases how many were walked
     * @param same how many of them go exactly as they went, whatever else was asked
     * @param differences of the others, the latest case first; at most 200
     * @param notReplayed items whose rules (秒批) were not asked again
     * @param notAskedThen questions whose answers nobody knows, and so nobody made up
     */
    record ReplayAnswer(
            int cases,
            int same,
            List<ReplayDifference> differences,
            List<NotReplayed> notReplayed,
            List<NotAskedThen> notAskedThen) {}

    @PostMapping
    @Operation(
            summary = "Which ended cases would go another way, end otherwise or get stuck",
            description =
                    "Real answers, facts and decisions in their real order. What nobody had to decide then is taken as"
                            + " granted and told as needed; what nobody was asked is not answered for him. Rules are asked again only where the engine knows all they read.")
    @ApiResponse(responseCode = "404", description = "The bundle or the version was never published; no such draft")
    @ApiResponse(responseCode = "422", description = "invalid-request; not-drawable: the process may not be published")
    ReplayAnswer replay(@RequestBody ReplayQuestion question) {
        return replays.replay(question);
    }
}
