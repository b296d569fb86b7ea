package cn.yijianshi.systemtests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * What happens to one application, step by step, drawn by chance from a seed: the same seed tells the same story.
 *
 * @param withdrawAfter after so many decisions the applicant takes the application back; more than there are: never
 */
record Story(BundleModel bundle, List<Step> steps, int withdrawAfter) {

    record Step(String item, Verdict verdict) {}

    static Story of(long seed) {
        // Mixed well: plain seeds that are neighbours draw the same at first.
        var chance = new Random(new SplittableRandom(seed).nextLong());
        BundleModel bundle = chance.nextBoolean() ? BundleModel.companyStart() : BundleModel.homeTransfer();
        var steps = new ArrayList<Step>();
        var left = new ArrayList<>(bundle.decidedByOfficers());
        Collections.shuffle(left, chance);
        while (!left.isEmpty()) {
            // Any order that the bundle's graph allows.
            String item = left.stream()
                    .filter(each -> bundle.before(each).noneMatch(left::contains))
                    .findFirst()
                    .orElseThrow();
            left.remove(item);
            steps.add(new Step(item, verdict(chance)));
        }
        int withdrawAfter = chance.nextInt(4) == 0 ? chance.nextInt(steps.size()) : Integer.MAX_VALUE;
        return new Story(bundle, List.copyOf(steps), withdrawAfter);
    }

    private static Verdict verdict(Random chance) {
        int drawn = chance.nextInt(100);
        return drawn < 15 ? Verdict.REFUSE : drawn < 30 ? Verdict.CORRECT_AND_APPROVE : Verdict.APPROVE;
    }
}
