package cn.yijianshi.catalogue;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What certain answers to a bundle lead to, written for people and kept true by the tests. Whatever is null is not looked at.
 *
 * @param file where it stands, with the line of each expectation
 * @param facts what the items bring out in this scenario
 */
public record Scenario(
        String file,
        Map<String, Integer> lines,
        String bundle,
        String name,
        String nameEn,
        Map<String, List<String>> answers,
        Map<String, String> facts,
        Expected expected,
        Timeline timeline,
        List<Ending> endings) {

    public Scenario {
        answers = Copies.ofConditions(answers);
        facts = Copies.of(facts);
        endings = Copies.of(endings);
    }

    public record Expected(
            Boolean stop,
            List<String> items,
            List<String> skipped,
            List<String> fieldsRequired,
            List<String> fieldsAsked,
            List<String> fieldsNotAsked,
            Map<String, List<String>> rowsStopped,
            List<String> materials,
            List<String> materialsNotAsked,
            Map<String, BigDecimal> fees,
            Map<String, Limit> limits,
            List<List<String>> route,
            List<String> offers) {}

    /**
     * When everything is due if every office takes just as long as it may.
     *
     * @param accepted Beijing time
     * @param region whose office hours count
     * @param notNeeded items that none of the facts asks for
     */
    public record Timeline(
            LocalDateTime accepted,
            String region,
            Map<String, LocalDateTime> due,
            LocalDateTime promise,
            List<String> notNeeded) {}

    /**
     * How the case ends when these items are refused.
     *
     * @param stopped items that are never decided because of it; null: not told
     */
    public record Ending(List<String> refused, List<String> stopped, String state, int line) {}

    int line(String of) {
        return lines.getOrDefault(of, 0);
    }
}
