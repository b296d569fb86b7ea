package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawn;
import cn.yijianshi.testing.RoomTest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine on bundles that are drawn by lot; the departments are played. */
@RoomTest
abstract class LotCityRoom {

    static final int BUNDLES = 14;
    private static final Path WORKFLOWS = LotCity.write(BUNDLES);

    @Autowired
    Conductor conductor;

    @Autowired
    Cases cases;

    @Autowired
    Published published;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("yijianshi.workflows-dir", WORKFLOWS::toString);
    }

    /** A case of the bundle's first version, filed so long ago. */
    String filed(String key, Map<String, List<String>> answers, Duration ago) {
        Bundle bundle = published.bundle(key, 1).orElseThrow();
        String id = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> conductor.submitted(new ApplicationSubmitted(
                UUID.randomUUID(),
                clock.instant().minus(ago),
                id,
                "YJS" + id.substring(0, 12),
                key,
                1,
                "350502",
                answers,
                List.copyOf(Plan.of(bundle, answers, published::item).items()),
                "applicant-1")));
        return id;
    }

    List<CaseReview> open(String id) {
        return cases.reviews(id).stream()
                .filter(review -> review.state() == ItemState.OPEN)
                .toList();
    }

    List<String> openItems(String id) {
        return open(id).stream().map(CaseReview::item).sorted().toList();
    }

    void approve(String id, String item) {
        CaseReview review = open(id).stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow();
        approve(review);
    }

    void approve(CaseReview review) {
        var decision = new ReviewApproved(
                UUID.randomUUID(),
                clock.instant(),
                review.caseId(),
                review.reviewId(),
                review.department(),
                review.item(),
                3,
                Map.of(),
                List.of());
        // A timer that is due may ring in the same moment; like every listener, whoever loses tries again.
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> conductor.decided(decision, ItemState.APPROVED, Map.of()));
                return;
            } catch (OptimisticLockingException lost) {
                if (tries == 4) {
                    throw lost;
                }
            }
        }
    }

    void refuse(CaseReview review) {
        transaction.executeWithoutResult(status -> conductor.decided(
                new ReviewRefused(
                        UUID.randomUUID(),
                        clock.instant(),
                        review.caseId(),
                        review.reviewId(),
                        review.department(),
                        review.item(),
                        3,
                        "不符合规定",
                        "行政许可法 38"),
                ItemState.REFUSED,
                Map.of()));
    }

    /** The department answers that it has stopped. */
    void takeOut(CaseReview review) {
        transaction.executeWithoutResult(status -> conductor.decided(
                new ReviewWithdrawn(
                        UUID.randomUUID(),
                        clock.instant(),
                        review.caseId(),
                        review.reviewId(),
                        review.department(),
                        review.item(),
                        3,
                        "PREREQUISITE_REFUSED"),
                ItemState.WITHDRAWN,
                Map.of()));
    }
}
