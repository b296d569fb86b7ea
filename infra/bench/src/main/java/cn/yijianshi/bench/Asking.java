package cn.yijianshi.bench;

import cn.yijianshi.bench.Town.Officer;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.ReviewQueue.Assignee;
import cn.yijianshi.department.domain.ReviewQueue.Place;
import cn.yijianshi.department.domain.ReviewQueue.Wanted;
import cn.yijianshi.department.domain.SearchText;
import cn.yijianshi.department.domain.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws what officers and supervisors ask their queues for. */
final class Asking {

    enum Filter {
        LAMP,
        ITEM,
        REGION,
        STATUS,
        ASSIGNEE,
        TEXT
    }

    /** A review that is there, to begin a page behind, or to be looked for. */
    record Known(
            String id,
            String department,
            String item,
            String region,
            Lamp lamp,
            Status status,
            String officer,
            String applicant,
            String caseNo,
            Instant dueAt) {

        Place place() {
            return new Place(dueAt, id);
        }
    }

    /** @param words what it asks for, to be told */
    record Question(Wanted wanted, Place from, String me, String words) {}

    private final Town town;
    private final List<Known> known;
    private final Random random;
    private final Set<String> departments;

    Asking(Town town, List<Known> known, long seed) {
        this.town = town;
        this.known = known;
        this.random = new Random(seed);
        this.departments = town.items().stream().map(Item::department).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param supervisor whether all departments are asked, or the one of an officer
     * @param found whether the filters are those of a review that is there, which a person looks for; otherwise each is
     *     drawn by itself, and most mixes of many find nothing
     */
    Question any(boolean supervisor, Set<Filter> filters, boolean found, boolean deep) {
        var one = known();
        var department = one.department();
        var here = supervisor ? departments : Set.of(department);
        var me = officer(department);
        var statuses = EnumSet.copyOf(Town.UNFINISHED);
        Set<Lamp> lamps = Set.of();
        Set<String> items = Set.of();
        Set<String> regions = Set.of();
        Assignee assignee = null;
        String text = null;
        if (filters.contains(Filter.STATUS)) {
            statuses = found
                    ? EnumSet.of(one.status())
                    : EnumSet.copyOf(some(
                            List.of(
                                    Status.OPEN,
                                    Status.CLAIMED,
                                    Status.CORRECTION_REQUESTED,
                                    Status.DECIDING,
                                    Status.APPROVED,
                                    Status.REFUSED),
                            2));
        }
        if (filters.contains(Filter.LAMP)) {
            lamps = found ? Set.of(one.lamp()) : some(List.of(Lamp.values()), 2);
        }
        if (filters.contains(Filter.ITEM)) {
            var possible = town.items().stream()
                    .filter(item -> here.contains(item.department()))
                    .map(Item::key)
                    .toList();
            items = found ? Set.of(one.item()) : some(possible, 3);
        }
        if (filters.contains(Filter.REGION)) {
            regions = found ? Set.of(one.region()) : new TreeSet<>(List.of(town.region(), town.region()));
        }
        if (filters.contains(Filter.ASSIGNEE)) {
            assignee = found
                    ? new Assignee(one.officer())
                    : random.nextInt(5) < 2
                            ? Assignee.NOBODY
                            : new Assignee(random.nextInt(3) == 0 ? officer(department) : me);
        }
        if (filters.contains(Filter.TEXT)) {
            text = text(found ? one : known(), found);
        }
        var search = SearchText.of(text).orElse(null);
        var wanted = new Wanted(here, statuses, lamps, items, regions, Set.of(), assignee, null, search, null);
        var place = deep ? known(supervisor ? null : department).place() : null;
        return new Question(wanted, place, me, wanted + " text " + text + " from " + place);
    }

    private String text(Known one, boolean found) {
        var name = one.applicant();
        int letters = name.codePointCount(0, name.length());
        int part = random.nextInt(20);
        if (part < 8) {
            return name;
        }
        if (part < 12) {
            // A brand, or a given name.
            int begin = Math.min(letters > 8 ? 2 : 1, letters - 1);
            int end = Math.min(begin + (letters > 8 ? 4 : 2), letters);
            return name.substring(name.offsetByCodePoints(0, begin), name.offsetByCodePoints(0, end));
        }
        if (part < 14) {
            return name.substring(0, name.offsetByCodePoints(0, 1));
        }
        if (part < 16) {
            return one.caseNo();
        }
        if (part < 17) {
            return one.caseNo().substring(one.caseNo().length() - 6);
        }
        if (found) {
            return part < 19 && letters > 8 ? "有限" : one.caseNo().substring(0, 12);
        }
        return List.of("有限公司", "科技", "过户").get(part - 17);
    }

    private Known known() {
        return known.get(random.nextInt(known.size()));
    }

    private Known known(String department) {
        Known one;
        do {
            one = known();
        } while (department != null && !one.department().equals(department));
        return one;
    }

    private String officer(String department) {
        Officer officer = town.officer(department);
        return officer.id();
    }

    private <T> Set<T> some(List<T> of, int most) {
        var shuffled = new ArrayList<>(of);
        Collections.shuffle(shuffled, random);
        return Set.copyOf(shuffled.subList(0, Math.min(of.size(), 1 + random.nextInt(most))));
    }
}
