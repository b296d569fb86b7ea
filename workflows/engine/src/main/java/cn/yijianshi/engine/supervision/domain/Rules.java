package cn.yijianshi.engine.supervision.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is told when, and when a supervise order is issued: data of the administrator, with effect from a day. The plans
 * give no numbers; the first version is our own.
 *
 * @param dueSoon    who is told that the lamp has turned yellow
 * @param overdue    that it has turned red
 * @param escalated  that it is still red, working day by working day
 * @param unanswered that an order was not answered in time
 * @param orders     whether the clock issues orders by itself
 * @param orderAfterWorkingDays so long past due; 0 is at once
 * @param replyWithinWorkingHours within which an order must be answered, in the hours of its office
 * @param remindEveryWorkingHours how often the unanswered order escalates again
 * @param orderText  what an order of the clock demands
 */
public record Rules(
        LocalDate validFrom,
        Set<Party> dueSoon,
        Set<Party> overdue,
        Set<Party> escalated,
        Set<Party> unanswered,
        boolean orders,
        int orderAfterWorkingDays,
        int replyWithinWorkingHours,
        int remindEveryWorkingHours,
        String orderText) {

    public static final int MOST_HOURS = 400;
    public static final int MOST_DAYS = 100;
    public static final int LONGEST_TEXT = 1_000;

    public static final Rules FIRST = new Rules(
            LocalDate.of(2000, 1, 1),
            Set.of(Party.HANDLER),
            Set.of(Party.values()),
            Set.of(Party.values()),
            Set.of(Party.values()),
            true,
            2,
            7,
            7,
            "该办件已超过承诺时限仍未办结，请书面说明原因、已采取的措施和预计办结日期。");

    public Rules {
        dueSoon = sorted(dueSoon);
        overdue = sorted(overdue);
        escalated = sorted(escalated);
        unanswered = sorted(unanswered);
    }

    /** What cannot stand, by its field; empty if it is sound. */
    public List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        if (validFrom == null) {
            flaws.add("validFrom");
        }
        if (orderAfterWorkingDays < 0 || orderAfterWorkingDays > MOST_DAYS) {
            flaws.add("orderAfterWorkingDays");
        }
        if (replyWithinWorkingHours < 1 || replyWithinWorkingHours > MOST_HOURS) {
            flaws.add("replyWithinWorkingHours");
        }
        if (remindEveryWorkingHours < 1 || remindEveryWorkingHours > MOST_HOURS) {
            flaws.add("remindEveryWorkingHours");
        }
        if (orderText == null || orderText.isBlank() || orderText.length() > LONGEST_TEXT) {
            flaws.add("orderText");
        }
        return flaws;
    }

    private static Set<Party> sorted(Set<Party> parties) {
        return parties == null ? Set.of() : java.util.Collections.unmodifiableSet(new TreeSet<>(parties));
    }
}
