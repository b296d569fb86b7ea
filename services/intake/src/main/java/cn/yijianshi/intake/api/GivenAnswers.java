package cn.yijianshi.intake.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Answers as JSON brings them; null stands for not answered. */
public final class GivenAnswers {

    private GivenAnswers() {}

    public static Map<String, List<String>> withoutNulls(Map<String, List<String>> given) {
        var answers = new LinkedHashMap<String, List<String>>();
        if (given != null) {
            given.forEach((question, options) -> answers.put(
                    question,
                    options == null
                            ? List.of()
                            : options.stream().filter(Objects::nonNull).toList()));
        }
        return answers;
    }
}
