package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.AnswerProblem;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.CaseHasEnded;
import cn.yijianshi.intake.domain.Committing;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.domain.Reuse;
import cn.yijianshi.intake.materials.domain.Contents;
import cn.yijianshi.intake.materials.domain.HandedIn;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.problems.Problems;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The domain's own words as problem+json. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // the platform's advice has an answer for everything
class IntakeProblems {

    private static final ZoneId ZONE_OF_LAW = ZoneId.of("Asia/Shanghai");
    private static final Logger LOG = LoggerFactory.getLogger(IntakeProblems.class);

    private final Problems problems;
    private final MessageSource texts;
    private final Bundles bundles;
    private final Wording wording;

    IntakeProblems(Problems problems, MessageSource texts, Bundles bundles, Wording wording) {
        this.bundles = bundles;
        this.problems = problems;
        this.texts = texts;
        this.wording = wording;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Filing.NotAcceptable refused) {
        var problem = Problem.invalid("not-acceptable");
        refused.answers().forEach(answer -> say(problem, answer));
        // An answer to a notice of gaps holds fields only, a submission holds a form.
        var place = refused.isAnswerToNotice() ? "/fields" : "/form";
        refused.fields().forEach(field -> say(problem, field, place));
        refused.materials().forEach(material -> say(problem, material, "/materials"));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Filing.Stopped wrongDoor) {
        var stop = wrongDoor.stop();
        var chinese = Language.isChinese(LocaleContextHolder.getLocale());
        var reason = text(chinese ? stop.reason() : stop.reasonEn());
        var door = text(chinese ? stop.door() : stop.doorEn());
        return answer(Problem.invalid("wrong-door", reason, door)
                .with("reason", reason)
                .with("door", door));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Reuse.NotUsable refused) {
        var problem = Problem.invalid("not-acceptable");
        refused.refusals()
                .forEach((material, refusal) -> problem.saying(
                        "/certificates/" + material,
                        "certificate-not-usable",
                        texts.getMessage(
                                "problem.certificate-not-usable." + refusal, null, LocaleContextHolder.getLocale())));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Committing.NotPossible refused) {
        var problem = Problem.invalid("not-acceptable");
        refused.refusals()
                .forEach((material, refusal) -> problem.saying(
                        "/commitments/" + material,
                        "commitment-not-possible",
                        texts.getMessage(
                                "problem.commitment-not-possible." + refusal, null, LocaleContextHolder.getLocale())));
        return answer(problem);
    }

    /** Says who recorded it and since when, and the two ways out; never whose it is. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Committing.Barred barred) {
        var breach = barred.breach();
        var department = BundleViews.department(breach.department(), bundles);
        var name = Language.isChinese(LocaleContextHolder.getLocale()) ? department.name() : department.nameEn();
        var day = LocalDate.ofInstant(breach.at(), ZONE_OF_LAW).toString();
        var problem = Problem.invalid("commitment-barred", name, day)
                .with("department", breach.department())
                .with("since", breach.at().toString());
        barred.materials().forEach(material -> problem.at("/commitments/" + material, "commitment-barred", name, day));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HandedIn.Gone removed) {
        return answer(Problem.invalid("not-acceptable").at("/materials/" + removed.key(), "material-unknown"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Contents.Unreachable away) {
        LOG.error("The storage of materials cannot be used", away);
        return answer(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "storage-unreachable"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CaseHasEnded ended) {
        return answer(Problem.conflict("case-has-ended", ended.caseNo()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Acting.NotCovered refused) {
        return answer(new Problem(
                HttpStatus.FORBIDDEN,
                "mandate-does-not-cover",
                texts.getMessage("act." + refused.act(), null, LocaleContextHolder.getLocale())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Bundles.Unreachable away) {
        return answer(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "catalogue-unreachable"));
    }

    private static void say(Problem problem, AnswerProblem answer) {
        problem.at("/answers/" + answer.question(), "answer-" + answer.code(), text(answer.option()));
    }

    private void say(Problem problem, FieldProblem field, String place) {
        problem.saying(
                place + field.pointer(),
                field.code(),
                wording.field(field.code(), field.args(), LocaleContextHolder.getLocale()));
    }

    private static String text(String orNull) {
        return orNull == null ? "" : orNull;
    }

    private ResponseEntity<ProblemDetail> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.detail(problem, LocaleContextHolder.getLocale()));
    }
}
