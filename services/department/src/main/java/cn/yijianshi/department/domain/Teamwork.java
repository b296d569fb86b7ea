package cn.yijianshi.department.domain;

import cn.yijianshi.department.domain.Fence.Deed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What officers do with a review together: hand it on, ask each other, keep each other informed. */
public final class Teamwork {

    private static final int MOST_AT_ONCE = 20;

    private final Fence fence;
    private final Officers officers;
    private final ReviewNews news;

    public Teamwork(Fence fence, Officers officers, ReviewNews news) {
        this.fence = fence;
        this.officers = officers;
        this.news = news;
    }

    /** By whoever distributes the work to anybody of the department; by an officer to himself, from the queue. */
    public Review assign(Seat seat, String reviewId, int version, String to, String text) {
        var target = officers.find(Flaws.text(to));
        var deed = new Deed(Act.ASSIGNED, handing(target, to, text));
        return fence.act(seat, reviewId, version, deed, (review, hand, at) -> {
            var officer = colleague(target, review, "/to", to);
            if (!seat.directs()) {
                if (!officer.id().equals(seat.officer().id())) {
                    throw new ReviewProblem.NotDirecting();
                }
                if (review.claim() != null) {
                    review.onlyItsHandler(Hand.of(seat.officer()));
                }
            }
            optional("/text", text);
            if (isHandler(officer, review) && !review.status().ended()) {
                return review;
            }
            var assigned = review.handedTo(officer, Act.ASSIGNED, at);
            news.assigned(assigned, at);
            return assigned;
        });
    }

    /** 转派: its handler hands it to a colleague, saying why; whoever distributes the work may do it for him. */
    public Review transfer(Seat seat, String reviewId, int version, String to, String text) {
        var target = officers.find(Flaws.text(to));
        var deed = new Deed(Act.TRANSFERRED, handing(target, to, text));
        return fence.act(seat, reviewId, version, deed, (review, hand, at) -> {
            if (!seat.directs() || review.claim() == null) {
                review.onlyItsHandler(hand);
            }
            var officer = colleague(target, review, "/to", to);
            var flaws = new Flaws();
            if (isHandler(officer, review)) {
                flaws.add("/to", "is-handler");
            }
            flaws.needed("/text", text);
            flaws.refuseIfAny();
            var transferred = review.handedTo(officer, Act.TRANSFERRED, at);
            news.assigned(transferred, at);
            return transferred;
        });
    }

    /** 加签: until they have answered or are no longer asked, nothing is decided. */
    public Review addCoReviewers(Seat seat, String reviewId, int version, List<String> asked, String question) {
        var targets = find(asked);
        var deed = new Deed(Act.CO_REVIEWERS_ADDED, naming(asked, targets, question));
        return fence.act(seat, reviewId, version, deed, (review, hand, at) -> {
            review.onlyItsHandler(hand);
            var colleagues = several(asked, targets, review, officer -> {
                if (isHandler(officer, review)) {
                    return "is-handler";
                }
                return review.colleagues().coReviewer(officer.id()).isPresent() ? "is-asked" : null;
            });
            Flaws.need("/text", question);
            return review.opinionsAsked(hand, colleagues, question.strip(), at);
        });
    }

    /** 减签. An opinion that was given stays in the history. */
    public Review removeCoReviewer(Seat seat, String reviewId, int version, String officer, String text) {
        var target = officers.find(Flaws.text(officer));
        var id = target.map(found -> found.officer().id()).orElse(Flaws.text(officer));
        var deed = new Deed(Act.CO_REVIEWER_REMOVED, handing(target, officer, text));
        return fence.act(seat, reviewId, version, deed, (review, hand, at) -> {
            review.onlyItsHandler(hand);
            var flaws = new Flaws();
            if (review.colleagues().coReviewer(id).isEmpty()) {
                flaws.add("/officer", id.isEmpty() ? "required" : "not-asked");
            }
            flaws.atMost("/text", text);
            flaws.refuseIfAny();
            return review.coReviewerRemoved(hand, id);
        });
    }

    /** May be given anew as long as nothing is decided. */
    public Review giveOpinion(Seat seat, String reviewId, int version, Colleagues.Voice voice, String text) {
        var content = new LinkedHashMap<String, Object>();
        content.put("voice", voice == null ? "" : voice.name());
        content.put("text", Flaws.text(text));
        var deed = new Deed(Act.OPINION_GIVEN, content);
        return fence.act(
                seat, reviewId, version, deed, review -> review.colleagues().asked(), (review, hand, at) -> {
                    var flaws = new Flaws();
                    if (voice == null) {
                        flaws.add("/voice", "required");
                    }
                    if (voice == Colleagues.Voice.OBJECT) {
                        flaws.needed("/text", text);
                    } else {
                        flaws.atMost("/text", text);
                    }
                    flaws.refuseIfAny();
                    return review.opinionGiven(hand, new Colleagues.Opinion(voice, Flaws.text(text), at));
                });
    }

    /** 抄送: it is listed to them, and they need do nothing. */
    public Review copy(Seat seat, String reviewId, int version, List<String> to, String text) {
        var targets = find(to);
        var deed = new Deed(Act.COPIED, naming(to, targets, text));
        return fence.act(seat, reviewId, version, deed, (review, hand, at) -> {
            var informed = several(
                    to, targets, review, officer -> review.colleagues().informs(officer.id()) ? "is-informed" : null);
            optional("/text", text);
            return review.copiedTo(informed, hand, at);
        });
    }

    /** Among officers; no applicant ever sees it. */
    public Review comment(Seat seat, String reviewId, int version, String text) {
        var deed = new Deed(Act.COMMENTED, Map.of("text", Flaws.text(text)));
        return fence.act(seat, reviewId, version, deed, (review, hand, at) -> {
            Flaws.need("/text", text);
            return review.commented();
        });
    }

    private static boolean isHandler(Officer officer, Review review) {
        return review.claim() != null && review.claim().by().id().equals(officer.id());
    }

    private static void optional(String pointer, String text) {
        var flaws = new Flaws();
        flaws.atMost(pointer, text);
        flaws.refuseIfAny();
    }

    private List<Optional<Colleague>> find(List<String> keys) {
        return keys.stream().map(key -> officers.find(Flaws.text(key))).toList();
    }

    /** Nothing leaves the department: only its own officers are given a review, asked about it or told of it. */
    private static Officer colleague(Optional<Colleague> target, Review review, String pointer, String typed) {
        var flaws = new Flaws();
        if (Flaws.text(typed).isEmpty()) {
            flaws.add(pointer, "required");
        } else if (target.filter(found -> found.handles(review.request().department()))
                .isEmpty()) {
            flaws.add(pointer, "unknown-officer");
        }
        flaws.refuseIfAny();
        return target.orElseThrow().officer();
    }

    @FunctionalInterface
    private interface Objection {
        /** What speaks against the officer, null for nothing. */
        String to(Officer officer);
    }

    private static List<Officer> several(
            List<String> typed, List<Optional<Colleague>> targets, Review review, Objection objection) {
        var flaws = new Flaws();
        if (typed.isEmpty()) {
            flaws.add("/officers", "required");
        } else if (typed.size() > MOST_AT_ONCE) {
            flaws.add("/officers", "too-many", String.valueOf(MOST_AT_ONCE));
        }
        var named = new LinkedHashSet<Officer>();
        for (int i = 0; i < targets.size(); i++) {
            var pointer = "/officers/" + i;
            var found = targets.get(i)
                    .filter(one -> one.handles(review.request().department()))
                    .map(Colleague::officer);
            var against = found.map(objection::to).orElse(null);
            if (found.isEmpty()) {
                flaws.add(pointer, "unknown-officer");
            } else if (against != null) {
                flaws.add(pointer, against);
            } else {
                named.add(found.get());
            }
        }
        flaws.refuseIfAny();
        return List.copyOf(named);
    }

    private static Map<String, Object> handing(Optional<Colleague> target, String typed, String text) {
        var content = new LinkedHashMap<String, Object>();
        content.put("to", target.map(found -> found.officer().id()).orElse(Flaws.text(typed)));
        content.put("toName", target.map(found -> found.officer().name()).orElse(""));
        content.put("text", Flaws.text(text));
        return content;
    }

    private static Map<String, Object> naming(List<String> typed, List<Optional<Colleague>> targets, String text) {
        var ids = new ArrayList<Object>();
        var names = new ArrayList<Object>();
        for (int i = 0; i < targets.size(); i++) {
            var found = targets.get(i).map(Colleague::officer);
            ids.add(found.map(Officer::id).orElse(Flaws.text(typed.get(i))));
            names.add(found.map(Officer::name).orElse(""));
        }
        var content = new LinkedHashMap<String, Object>();
        content.put("officers", ids);
        content.put("names", names);
        content.put("text", Flaws.text(text));
        return content;
    }
}
