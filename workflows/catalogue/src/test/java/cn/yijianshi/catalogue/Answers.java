package cn.yijianshi.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Answers as applicants give them: question by question, only what is asked, never into a stop. */
final class Answers {
    private Answers() {}

    static Arbitrary<Map<String, List<String>>> of(Bundle bundle) {
        // One number per question decides its answer, so that every combination is as near as any other.
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .list()
                .ofSize(bundle.questions().size())
                .map(numbers -> answered(bundle, numbers));
    }

    private static Map<String, List<String>> answered(Bundle bundle, List<Integer> numbers) {
        var answers = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < numbers.size(); i++) {
            var question = bundle.questions().get(i);
            if (!Conditions.hold(question.when(), answers)) continue;
            var open = question.options().stream()
                    .filter(option -> option.effects().stop() == null)
                    .map(Option::key)
                    .toList();
            var picked = question.multiple()
                    ? subset(open, numbers.get(i))
                    : List.of(open.get(numbers.get(i) % open.size()));
            if (picked.isEmpty() && question.required()) picked = open.subList(0, 1);
            if (!picked.isEmpty()) answers.put(question.key(), picked);
        }
        return answers;
    }

    private static List<String> subset(List<String> all, int bits) {
        var subset = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) if ((bits >> i & 1) == 1) subset.add(all.get(i));
        return subset;
    }
}
