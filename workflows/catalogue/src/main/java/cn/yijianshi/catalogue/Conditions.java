package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;

/** {@code {cause: [sale, gift], payment: [loan]}} reads: the cause is sale or gift, and the payment is a loan. */
public final class Conditions {
    private Conditions() {}

    public static boolean hold(Map<String, List<String>> when, Map<String, List<String>> answers) {
        return when.entrySet().stream()
                .allMatch(condition -> answers.getOrDefault(condition.getKey(), List.of()).stream()
                        .anyMatch(condition.getValue()::contains));
    }

    /** {@code {water.externalLine: ['true']}} reads: an earlier item brought out that an external line is needed. */
    public static boolean holdFacts(Map<String, List<String>> when, Map<String, String> facts) {
        return when.entrySet().stream().allMatch(condition -> says(condition, facts));
    }

    static boolean says(Map.Entry<String, List<String>> condition, Map<String, String> facts) {
        String known = facts.get(condition.getKey());
        return known != null && condition.getValue().contains(known);
    }
}
