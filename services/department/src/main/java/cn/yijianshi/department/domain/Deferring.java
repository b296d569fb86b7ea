package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Fence.Deed;
import java.util.List;
import java.util.Map;

/** 容缺受理: the main papers are there, what the item marks as deferrable may follow within the applicant's own limit. */
public final class Deferring {

    private static final String MATERIAL = "material:";

    private final Fence fence;
    private final ItemFiles items;
    private final Deferrals deferrals;
    private final ReviewNews news;

    public Deferring(Fence fence, ItemFiles items, Deferrals deferrals, ReviewNews news) {
        this.fence = fence;
        this.items = items;
        this.deferrals = deferrals;
        this.news = news;
    }

    /**
     * @param missing materials by key, with or without {@code material:}
     * @param dueDays the applicant's own limit in working days, no longer than the promise
     */
    public Review defer(Seat seat, String reviewId, int version, List<String> missing, Integer dueDays, String text) {
        var content = Map.<String, Object>of(
                "missing", List.copyOf(missing), "dueDays", String.valueOf(dueDays), "text", Flaws.text(text));
        return fence.act(seat, reviewId, version, new Deed(Act.DEFERRED, content), (review, hand, at) -> {
            var accepted = review.accepted(hand, at);
            var item = items.item(review.request().item(), review.request().itemVersion());
            var flaws = new Flaws();
            var named = named(item, missing, flaws);
            flaws.needed("/text", text);
            days(review.request().promised(), dueDays, flaws);
            flaws.refuseIfAny();
            var deferral = Deferral.opened(reviewId, named, dueDays, text.strip(), hand.officer(), at);
            deferrals.keep(deferral);
            news.deferred(accepted, deferral);
            return accepted;
        });
    }

    private static List<Deferral.Missing> named(Item item, List<String> missing, Flaws flaws) {
        if (missing.isEmpty()) {
            flaws.add("/missing", "required");
        }
        var named = new java.util.ArrayList<Deferral.Missing>();
        for (int i = 0; i < missing.size(); i++) {
            var key =
                    missing.get(i).startsWith(MATERIAL) ? missing.get(i).substring(MATERIAL.length()) : missing.get(i);
            var material = item.materials().stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst();
            if (material.isEmpty()) {
                flaws.add("/missing/" + i, "unknown-field");
            } else if (!material.get().deferrable()) {
                flaws.add("/missing/" + i, "not-deferrable");
            } else {
                named.add(new Deferral.Missing(key, material.get().name()));
            }
        }
        return named.stream().distinct().toList();
    }

    /** Units are never converted: only a promise in working days can be compared; the engine cuts off the others. */
    private static void days(Review.Limit promised, Integer dueDays, Flaws flaws) {
        if (dueDays == null) {
            flaws.add("/dueDays", "required");
        } else if (dueDays < 1 || promised.unit().equals("WORKING_DAY") && dueDays > promised.amount()) {
            flaws.add("/dueDays", "longer-than-promised", promised.amount() + " " + promised.unit());
        }
    }
}
