package cn.yijianshi.engine.editing.api;

import cn.yijianshi.catalogue.guard.UnsoundDrawing;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.EditingRefused;
import cn.yijianshi.engine.editing.domain.Finding;
import cn.yijianshi.platform.problems.Problem;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** The domain's refusals as problems. */
final class Refusals {

    private Refusals() {}

    static <T> T telling(Locale locale, Supplier<T> act) {
        try {
            return act.get();
        } catch (EditingRefused refused) {
            throw problem(refused, locale);
        } catch (StaleEdition overtaken) {
            throw Problem.conflict("draft-overtaken");
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound();
        } catch (UnsoundDrawing unsound) {
            Problem problem = Problem.invalid("draft-unsound");
            unsound.refusals().forEach(refusal -> problem.saying("/drawing", refusal.code(), refusal.words(locale)));
            throw problem;
        }
    }

    private static Problem problem(EditingRefused refused, Locale locale) {
        return switch (refused.code()) {
            case "draft-unsound" -> unsound(refused, locale);
            case "four-eyes" -> new Problem(HttpStatus.FORBIDDEN, "four-eyes");
            case "draft-stale" -> stale(refused.current());
            case "draft-state" ->
                Problem.conflict("draft-state").with("state", refused.current().state());
            default -> Problem.conflict(refused.code());
        };
    }

    private static Problem stale(Draft current) {
        return Problem.conflict("draft-stale", current.author().name())
                .with("revision", current.revision())
                .with("changedBy", current.author().name())
                .with("changedAt", current.updatedAt().toString());
    }

    private static Problem unsound(EditingRefused refused, Locale locale) {
        Problem problem = Problem.invalid("draft-unsound");
        for (Finding finding : refused.findings()) {
            FindingView view = FindingView.of(finding, locale);
            problem.saying(
                    view.pointer(),
                    view.code(),
                    view.line() == 0 ? view.message() : view.line() + ": " + view.message());
        }
        return problem.with(
                "findings",
                refused.findings().stream()
                        .map(finding -> FindingView.of(finding, locale))
                        .toList());
    }
}
