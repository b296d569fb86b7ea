package cn.yijianshi.department.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What officers do with the filters they keep. */
public final class Filtering {

    public static final int MOST = 50;
    private static final int LONGEST_NAME = 60;

    private final SavedFilters filters;
    private final Clock clock;

    public Filtering(SavedFilters filters, Clock clock) {
        this.filters = filters;
        this.clock = clock;
    }

    /**
     * Who works with filters.
     *
     * @param departments whose queues he sees
     * @param leads whose shared filters he looks after
     */
    public record User(Officer officer, Set<String> departments, Set<String> leads) {}

    public List<SavedFilter> all(User user) {
        return filters.usableBy(user.officer().id(), user.departments());
    }

    public SavedFilter use(User user, String id) {
        return filters.of(id)
                .filter(found -> found.mayBeUsedBy(user.officer(), user.departments()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
    }

    /** The same id again, from a request whose answer was lost, makes no second one. */
    public SavedFilter make(User user, String id, String name, String department, SavedFilter.Criteria criteria) {
        var sound = sound(user, name, department);
        var before = filters.of(id);
        if (before.isPresent()) {
            return before.filter(
                            found -> found.maker().id().equals(user.officer().id())
                                    && found.name().equals(sound)
                                    && Objects.equals(found.department(), department)
                                    && found.criteria().equals(criteria))
                    .orElseThrow(() -> new ReviewProblem.FilterChanged(id));
        }
        if (filters.madeBy(user.officer().id()) >= MOST) {
            throw new ReviewProblem.TooManyFilters(MOST);
        }
        var filter = new SavedFilter(id, sound, user.officer(), department, criteria, 1, clock.instant());
        filters.add(filter);
        return filter;
    }

    public SavedFilter change(
            User user, String id, int version, String name, String department, SavedFilter.Criteria criteria) {
        var filter = mine(user, id);
        var changed = new SavedFilter(
                id, sound(user, name, department), filter.maker(), department, criteria, version + 1, clock.instant());
        if (filters.change(changed)) {
            return changed;
        }
        if (filter.version() == version + 1
                && filter.name().equals(changed.name())
                && Objects.equals(filter.department(), department)
                && filter.criteria().equals(criteria)) {
            return filter;
        }
        throw new ReviewProblem.FilterChanged(id);
    }

    public void remove(User user, String id, int version) {
        if (filters.of(id).isEmpty()) {
            return;
        }
        mine(user, id);
        if (!filters.remove(id, version)) {
            throw new ReviewProblem.FilterChanged(id);
        }
    }

    private SavedFilter mine(User user, String id) {
        var filter = use(user, id);
        if (!filter.mayBeChangedBy(user.officer(), user.leads())) {
            throw new ReviewProblem.NotYourFilter(id);
        }
        return filter;
    }

    private static String sound(User user, String name, String department) {
        var flaws = new ArrayList<ReviewProblem.Flaw>();
        if (name == null || name.isBlank()) {
            flaws.add(new ReviewProblem.Flaw("/name", "required"));
        } else if (name.strip().codePointCount(0, name.strip().length()) > LONGEST_NAME) {
            flaws.add(new ReviewProblem.Flaw("/name", "too-long", String.valueOf(LONGEST_NAME)));
        }
        if (department != null && !user.departments().contains(department)) {
            flaws.add(new ReviewProblem.Flaw("/department", "option"));
        }
        if (!flaws.isEmpty()) {
            throw new ReviewProblem.Invalid(flaws);
        }
        return name.strip();
    }
}
