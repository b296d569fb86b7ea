package cn.yijianshi.department.instant.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What rules said and who looks again, in memory. */
public final class InMemoryInstant implements Evaluations {

    public final Map<String, Evaluation> all = new LinkedHashMap<>();
    public final List<Recheck> opened = new ArrayList<>();

    @Override
    public void keep(Evaluation evaluation) {
        all.put(evaluation.reviewId(), evaluation);
    }

    @Override
    public Optional<Evaluation> of(String reviewId) {
        return Optional.ofNullable(all.get(reviewId));
    }

    @Override
    public boolean exists(String reviewId) {
        return all.containsKey(reviewId);
    }

    /** The rechecks of the same department. */
    public final class Asked implements Rechecks {
        @Override
        public void open(Recheck recheck) {
            opened.add(recheck);
        }

        @Override
        public Optional<Recheck> lock(String id) {
            return opened.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Recheck> ofReview(String reviewId) {
            return opened.stream()
                    .filter(one -> one.reviewId().equals(reviewId))
                    .findFirst();
        }

        @Override
        public void keep(Recheck recheck) {
            opened.replaceAll(one -> one.id().equals(recheck.id()) ? recheck : one);
        }

        @Override
        public List<Recheck> of(Collection<String> departments, Recheck.Status status, Place after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Figures> figures(Collection<String> departments) {
            throw new UnsupportedOperationException();
        }
    }
}
