package cn.yijianshi.intake.ratings.api;

import cn.yijianshi.intake.api.Cursor;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.domain.ReviewState;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.notices.domain.Notice;
import cn.yijianshi.intake.notices.domain.Notices;
import cn.yijianshi.intake.ratings.api.RatingViews.CaseRatings;
import cn.yijianshi.intake.ratings.api.RatingViews.FollowUpView;
import cn.yijianshi.intake.ratings.api.RatingViews.OwnFollowUp;
import cn.yijianshi.intake.ratings.api.RatingViews.RatingView;
import cn.yijianshi.intake.ratings.domain.FollowUp;
import cn.yijianshi.intake.ratings.domain.FollowUp.Note;
import cn.yijianshi.intake.ratings.domain.Rating;
import cn.yijianshi.intake.ratings.domain.Ratings;
import cn.yijianshi.intake.ratings.domain.Ratings.AlreadyRated;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes ratings, once each, and follows the bad ones until somebody has answered for them. */
@Component
class Rated {

    private static final int LONGEST = 1000;

    private final Ratings ratings;
    private final Applications applications;
    private final Reviews reviews;
    private final Bundles bundles;
    private final Notices notices;
    private final Acts acts;
    private final RatingSettings settings;
    private final RatingRound round;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Rated(
            Ratings ratings,
            Applications applications,
            Reviews reviews,
            Bundles bundles,
            Notices notices,
            Acts acts,
            RatingSettings settings,
            RatingRound round,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.ratings = ratings;
        this.applications = applications;
        this.reviews = reviews;
        this.bundles = bundles;
        this.notices = notices;
        this.acts = acts;
        this.settings = settings;
        this.round = round;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Answer(RatingView rating, boolean again) {}

    Answer rate(Acting acting, String caseId, Integer level, List<String> givenTags, String given, String givenItem) {
        var application = mine(caseId, acting);
        acting.demand(Act.RATE, application.bundle().key());
        var tags = givenTags == null ? List.<String>of() : List.copyOf(new LinkedHashSet<>(givenTags));
        var text = given == null ? "" : given.strip();
        var item = givenItem == null ? "" : givenItem;
        check(level, tags, text);
        var filed = item.isEmpty() ? Optional.<FiledItem>empty() : Optional.of(item(application, item));
        // Read before anything is written: nobody should wait for the catalogue.
        var department = filed.map(FiledItem::department).orElseGet(() -> leadOf(application));
        var earlier = of(caseId, item);
        if (earlier.isPresent()) {
            return again(earlier.get(), level, tags, text);
        }
        if (!canBeRated(application, filed)) {
            throw Problem.conflict("rating-too-early");
        }
        var rating = new Rating(
                UUID.randomUUID().toString(), caseId, item, level, tags, text, acting.by(), now(), null, null);
        try {
            transaction.executeWithoutResult(status -> {
                ratings.add(rating);
                if (rating.isBad()) {
                    ratings.open(followUp(application, filed.orElse(null), department, rating));
                }
                acts.done(acting, "RATED", caseId, application.bundle().name(), rating.at());
            });
        } catch (AlreadyRated ratedAtOnce) {
            return of(caseId, item)
                    .map(other -> again(other, level, tags, text))
                    .orElseThrow(() -> ratedAtOnce);
        }
        if (rating.isBad()) {
            round.hurry();
        }
        return new Answer(view(rating, null), false);
    }

    private Answer again(Rating earlier, int level, List<String> tags, String text) {
        if (!earlier.saysTheSame(level, tags, text)) {
            throw Problem.conflict("rated-before");
        }
        return new Answer(view(earlier, null), true);
    }

    RatingView add(Acting acting, String caseId, String ratingId, String given) {
        var application = mine(caseId, acting);
        acting.demand(Act.RATE, application.bundle().key());
        var text = words(given);
        return transaction.execute(status -> {
            // The case's lock: two later words at once are one and a refusal.
            applications.lock(caseId);
            var rating = ratings.rating(ratingId)
                    .filter(found -> found.applicationId().equals(caseId))
                    .orElseThrow(Problem::notFound);
            if (rating.addition() != null) {
                if (rating.addition().equals(text)) {
                    return view(rating, null);
                }
                throw Problem.conflict("rating-added-before");
            }
            var added = rating.added(text, now());
            ratings.keep(added);
            return view(added, null);
        });
    }

    CaseRatings ofCase(Acting acting, String caseId) {
        var application = mine(caseId, acting);
        acting.demand(Act.FOLLOW, application.bundle().key());
        var given = ratings.ofCase(caseId);
        var followUps = ratings.followUpsOfCase(caseId);
        var open = new ArrayList<String>();
        if (canBeRated(application, Optional.empty()) && of(caseId, "").isEmpty()) {
            open.add("");
        }
        applications.itemsOf(caseId).stream()
                .filter(item -> given.stream().noneMatch(rating -> rating.item().equals(item.key())))
                .filter(item -> canBeRated(application, Optional.of(item)))
                .forEach(item -> open.add(item.key()));
        return new CaseRatings(
                open,
                given.stream()
                        .map(rating -> view(
                                rating,
                                followUps.stream()
                                        .filter(followUp -> followUp.ratingId().equals(rating.id()))
                                        .findFirst()
                                        .orElse(null)))
                        .toList());
    }

    Page<FollowUpView> followUps(Caller supervisor, boolean closed, String after, int limit) {
        var size = Page.limit(limit);
        var found = ratings.followUps(departmentsOf(supervisor), closed, Cursor.read(after), size + 1).stream()
                .map(this::view)
                .toList();
        return Page.of(found, size, view -> Cursor.write(new Place(view.openedAt(), view.id())));
    }

    FollowUpView call(Caller supervisor, String id, String given) {
        var text = words(given);
        return changed(supervisor, id, followUp -> {
            if (followUp.closing() != null) {
                throw Problem.conflict("follow-up-closed");
            }
            if (followUp.call() != null) {
                if (followUp.call().text().equals(text)) {
                    return followUp;
                }
                throw Problem.conflict("called-before");
            }
            return followUp.called(new Note(now(), supervisor.name(), text));
        });
    }

    FollowUpView close(Caller supervisor, String id, String given) {
        var text = words(given);
        return changed(supervisor, id, followUp -> {
            if (followUp.closing() != null) {
                if (followUp.closing().text().equals(text)) {
                    return followUp;
                }
                throw Problem.conflict("follow-up-closed");
            }
            if (followUp.call() == null) {
                // 回访 comes before 整改: nobody answers for somebody he has not heard.
                throw Problem.conflict("call-first");
            }
            notices.tell(Notice.of(
                    followUp.applicant().id(),
                    Notice.Kind.RATING_FOLLOWED_UP,
                    followUp.applicationId(),
                    now(),
                    Map.of(
                            "bundleName",
                            followUp.bundleName(),
                            "bundleNameEn",
                            followUp.bundleNameEn(),
                            "text",
                            text)));
            return followUp.closed(new Note(now(), supervisor.name(), text));
        });
    }

    private FollowUpView changed(Caller supervisor, String id, java.util.function.UnaryOperator<FollowUp> change) {
        return transaction.execute(status -> {
            var departments = departmentsOf(supervisor);
            var followUp = ratings.lockFollowUp(id)
                    .filter(found -> departments == null || departments.contains(found.department()))
                    .orElseThrow(Problem::notFound);
            var next = change.apply(followUp);
            if (!next.equals(followUp)) {
                ratings.keep(next);
            }
            return view(next);
        });
    }

    /** A supervisor of no department in particular, and an administrator, sees them all. */
    private static Set<String> departmentsOf(Caller supervisor) {
        return supervisor.is("ADMINISTRATOR") || supervisor.departments().isEmpty() ? null : supervisor.departments();
    }

    private FollowUp followUp(Application application, FiledItem item, String department, Rating rating) {
        return new FollowUp(
                UUID.randomUUID().toString(),
                rating.id(),
                application.id(),
                application.caseNo(),
                new Person(application.applicantId(), application.applicantName()),
                application.bundle().name(),
                application.bundle().nameEn(),
                item == null ? null : item.name(),
                item == null ? null : item.nameEn(),
                department,
                application.region(),
                rating.at(),
                null,
                null,
                null,
                null);
    }

    private String leadOf(Application application) {
        return bundles.bundle(application.bundle().key(), application.bundle().version())
                .leadDepartment();
    }

    /** What has been decided can be rated; the case as a whole when it has ended. */
    private boolean canBeRated(Application application, Optional<FiledItem> item) {
        return item.map(one -> reviews.ofCase(application.id()).stream()
                        .filter(review -> one.key().equals(review.item()))
                        .anyMatch(review ->
                                review.state() == ReviewState.APPROVED || review.state() == ReviewState.REFUSED))
                .orElseGet(() -> application.state().hasEnded());
    }

    private FiledItem item(Application application, String key) {
        return applications.itemsOf(application.id()).stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("not-acceptable").at("/item", "rating-item-unknown"));
    }

    private void check(Integer level, List<String> tags, String text) {
        var problem = Problem.invalid("not-acceptable");
        var flawed = false;
        if (level == null || level < 1 || level > 5) {
            problem.at("/level", "rating-level");
            throw problem;
        }
        var offered = settings.tags().getOrDefault(level, List.of());
        for (int i = 0; i < tags.size(); i++) {
            var tag = tags.get(i);
            if (offered.stream().noneMatch(one -> one.key().equals(tag))) {
                problem.at("/tags/" + i, "rating-tag-unknown");
                flawed = true;
            }
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            problem.at("/text", "reason-too-long", LONGEST);
            flawed = true;
        }
        if (flawed) {
            throw problem;
        }
    }

    private static String words(String given) {
        var text = given == null ? "" : given.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
            throw Problem.invalid("not-acceptable").at("/text", "answer-needed");
        }
        return text;
    }

    private Optional<Rating> of(String caseId, String item) {
        return ratings.ofCase(caseId).stream()
                .filter(rating -> rating.item().equals(item))
                .findFirst();
    }

    private Application mine(String id, Acting acting) {
        return applications
                .find(id)
                .filter(found -> found.belongsTo(acting.applicant().id())
                        && acting.concerns(found.bundle().key()))
                .orElseThrow(Problem::notFound);
    }

    private static RatingView view(Rating rating, FollowUp followUp) {
        return new RatingView(
                rating.id(),
                rating.item().isEmpty() ? null : rating.item(),
                rating.level(),
                rating.tags(),
                rating.text(),
                rating.at(),
                rating.addition(),
                rating.addedAt(),
                followUp == null
                        ? null
                        : new OwnFollowUp(
                                followUp.state(),
                                followUp.callBy(),
                                followUp.fixBy(),
                                followUp.closing() == null
                                        ? null
                                        : followUp.closing().text()));
    }

    private FollowUpView view(FollowUp followUp) {
        var rating = ratings.rating(followUp.ratingId()).orElseThrow();
        var now = clock.instant();
        var late = followUp.call() == null && isPast(followUp.callBy(), now)
                || followUp.closing() == null && isPast(followUp.fixBy(), now);
        return new FollowUpView(
                followUp.id(),
                followUp.applicationId(),
                followUp.caseNo(),
                followUp.applicant().name(),
                followUp.bundleName(),
                followUp.bundleNameEn(),
                followUp.itemName(),
                followUp.itemNameEn(),
                followUp.department(),
                followUp.state(),
                followUp.openedAt(),
                followUp.callBy(),
                followUp.fixBy(),
                late,
                rating.level(),
                rating.tags(),
                rating.text(),
                rating.addition(),
                followUp.call(),
                followUp.closing());
    }

    private static boolean isPast(Instant limit, Instant now) {
        return limit != null && now.isAfter(limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
