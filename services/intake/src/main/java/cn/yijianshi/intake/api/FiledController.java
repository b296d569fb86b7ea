package cn.yijianshi.intake.api;

import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.platform.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
@Tag(name = "Applications", description = "Submitting a combined application and following it")
class FiledController {

    private final Applications applications;
    private final Bundles bundles;

    FiledController(Applications applications, Bundles bundles) {
        this.applications = applications;
        this.bundles = bundles;
    }

    /** @param form as it stands now, corrections included */
    record FiledView(List<AnswerView> answers, Map<String, Object> form) {}

    record AnswerView(String question, String text, String textEn, List<ChosenView> chosen) {}

    record ChosenView(String option, String text, String textEn) {}

    @GetMapping("/api/applications/{id}/filing")
    @Transactional(readOnly = true)
    @Operation(
            summary = "What was answered and filled in",
            description = "The questions in the words of the version the case was filed under.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    FiledView filing(@PathVariable String id, Acting acting) {
        var application = applications
                .find(id)
                .filter(found -> found.belongsTo(acting.applicant().id())
                        && acting.concerns(found.bundle().key()))
                .orElseThrow(Problem::notFound);
        acting.demand(Act.FOLLOW, application.bundle().key());
        var answers = applications.answersOf(id);
        var bundle =
                bundles.bundle(application.bundle().key(), application.bundle().version());
        return new FiledView(
                bundle.questions().stream()
                        .filter(question ->
                                !answers.getOrDefault(question.key(), List.of()).isEmpty())
                        .map(question -> new AnswerView(
                                question.key(),
                                question.text(),
                                question.textEn(),
                                question.options().stream()
                                        .filter(option ->
                                                answers.get(question.key()).contains(option.key()))
                                        .map(option -> new ChosenView(option.key(), option.text(), option.textEn()))
                                        .toList()))
                        .toList(),
                applications.formOf(id));
    }
}
