package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Map;

/**
 * What a department holds of one case (卷宗): its share of the form, for all its items. It exists as soon as anything of
 * the case arrives, and whoever brings the next thing locks it first: so form and request find each other in any order.
 *
 * @param applicantId null until the form arrived
 * @param forms item key to that item's fields
 * @param filedAt when intake sent this share; a correction of a shared field brings a newer one
 */
public record Dossier(
        String caseId,
        String department,
        String caseNo,
        String applicantId,
        String applicantName,
        Map<String, Map<String, Object>> forms,
        Instant filedAt) {

    public static Dossier unheardOf(String caseId, String department) {
        return new Dossier(caseId, department, null, null, null, Map.of(), null);
    }

    public boolean filed() {
        return applicantId != null;
    }

    boolean isNewerThan(Dossier other) {
        return !other.filed() || filedAt.isAfter(other.filedAt());
    }

    Review.Filed filedFor(String item) {
        return new Review.Filed(applicantId, applicantName, forms.getOrDefault(item, Map.of()));
    }
}
