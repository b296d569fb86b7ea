package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.intake.api.BundleViews.BundleLine;
import cn.yijianshi.intake.api.BundleViews.BundleView;
import cn.yijianshi.intake.api.BundleViews.NoticeView;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.domain.Reuse;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bundles")
@SecurityRequirements // open to everybody: what can be done and what it takes is public (行政许可法 第30条)
@Tag(name = "Bundles", description = "What can be applied for, and the one-time notice of what it takes")
class BundleController {

    private final Bundles bundles;
    private final Reuse reuse;
    private final MessageSource texts;
    private final NoticePaper paper;
    private final Clock clock;

    BundleController(Bundles bundles, Reuse reuse, MessageSource texts, NoticePaper paper, Clock clock) {
        this.bundles = bundles;
        this.reuse = reuse;
        this.texts = texts;
        this.paper = paper;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Every bundle (一件事) offered here")
    Page<BundleLine> offered() {
        return new Page<>(
                bundles.offered().stream()
                        .map(bundle -> BundleViews.line(bundle, bundles))
                        .toList(),
                null);
    }

    @GetMapping("/{key}")
    @Operation(summary = "One bundle with its guided questions (情形引导)")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    BundleView one(@PathVariable String key) {
        return BundleViews.bundle(known(key), bundles);
    }

    /** @param answers question key to the chosen options */
    record Situation(Map<String, List<String>> answers) {}

    @PostMapping("/{key}/notice")
    @Operation(
            summary = "The one-time notice (一次告知) for a situation: items, limits, materials, fees and the merged form",
            description = "行政许可法 第30条: everything that is needed is shown beforehand. A field or a material that"
                    + " several items need appears once. What the answers already tell is not asked again. To one who has"
                    + " signed in, materials that the platform issued itself are marked (证照复用).")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    @ApiResponse(
            responseCode = "422",
            description = "not-acceptable: pointers under /answers; wrong-door: with reason and the right door")
    NoticeView notice(
            @PathVariable String key,
            @RequestBody Situation situation,
            @Parameter(hidden = true) @AuthenticationPrincipal(errorOnInvalidType = false) Jwt login) {
        return notice(Filing.planned(known(key), GivenAnswers.withoutNulls(situation.answers()), bundles::item), login);
    }

    @GetMapping(path = "/{key}/notice.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "The one-time notice as a paper to take along (一次性告知书)",
            description = "What the notice says, printed. Its address can be kept and passed on.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    @ApiResponse(
            responseCode = "422",
            description = "not-acceptable: pointers under /answers; wrong-door: with reason and the right door")
    ResponseEntity<byte[]> noticeOnPaper(
            @PathVariable String key,
            @Parameter(description = "question:option, once for each chosen option", example = "kind:llc")
                    @RequestParam(name = "answer", required = false)
                    List<String> answers,
            @Parameter(description = "zh or en") @RequestParam(defaultValue = "zh") String lang,
            @Parameter(hidden = true) @AuthenticationPrincipal(errorOnInvalidType = false) Jwt login) {
        var plan = Filing.planned(known(key), chosen(answers), bundles::item);
        var pdf = paper.pdf(
                notice(plan, login), plan, lang.equals("en") ? Locale.ENGLISH : Locale.CHINESE, clock.instant());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("notice-" + plan.bundle().key() + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    private static Map<String, List<String>> chosen(List<String> given) {
        var answers = new LinkedHashMap<String, List<String>>();
        for (var answer : given == null ? List.<String>of() : given) {
            var at = answer.indexOf(':');
            if (at < 1) {
                throw Problem.bad("invalid-request").at("", "notice-answer-unreadable");
            }
            answers.computeIfAbsent(answer.substring(0, at), question -> new ArrayList<>())
                    .add(answer.substring(at + 1));
        }
        return answers;
    }

    private NoticeView notice(Plan plan, Jwt login) {
        return BundleViews.notice(
                plan,
                bundles,
                login == null ? Map.of() : reuse.available(login.getSubject(), plan),
                texts.getMessage("notice.held", null, Locale.CHINESE),
                texts.getMessage("notice.held", null, Locale.ENGLISH));
    }

    private Bundle known(String key) {
        return bundles.offered(key).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "unknown-bundle", key));
    }
}
