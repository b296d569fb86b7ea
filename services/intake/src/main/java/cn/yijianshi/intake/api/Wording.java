package cn.yijianshi.intake.api;

import cn.yijianshi.intake.sheets.domain.CellProblem;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong with a value or an answer, in a sentence. */
@Component
public class Wording {

    private final MessageSource texts;

    Wording(MessageSource texts) {
        this.texts = texts;
    }

    /** @param code of a {@link cn.yijianshi.catalogue.FieldProblem} */
    public String field(String code, List<String> args, Locale locale) {
        var values = args.toArray();
        var general = texts.getMessage("field." + code, values, code, locale);
        return texts.getMessage("field." + code + "." + variant(code, args), values, general, locale);
    }

    /** @param code of any other problem */
    public String problem(String code, List<String> args, Locale locale) {
        return texts.getMessage("problem." + code, args.toArray(), code, locale);
    }

    public String cell(CellProblem problem, Locale locale) {
        return problem.code().startsWith(CellProblem.OF_FIELD)
                ? field(problem.code().substring(CellProblem.OF_FIELD.length()), problem.args(), locale)
                : problem(problem.code(), problem.args(), locale);
    }

    /** Some sentences depend on which check failed or which bound there is. */
    private static String variant(String code, List<String> args) {
        return switch (code) {
            case "check", "type" -> args.isEmpty() ? "" : args.get(0);
            case "out-of-range", "rows" ->
                args.size() < 2 || args.get(0).isEmpty()
                        ? "at-most"
                        : args.get(1).isEmpty() ? "at-least" : "between";
            default -> "";
        };
    }
}
