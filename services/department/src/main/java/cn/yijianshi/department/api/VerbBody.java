package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Casework;
import cn.yijianshi.department.domain.Colleagues;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.platform.problems.Problem;
import java.util.List;
import java.util.Map;

/**
 * What may be said with a verb; each verb reads its own part.
 *
 * @param version the review's version as the caller saw it
 * @param to the officer who is to have it: his id or his user name
 * @param result values of the item's result fields, by key
 */
record VerbBody(
        Integer version,
        String to,
        List<String> officers,
        String officer,
        String text,
        Map<String, Object> result,
        String reason,
        String basis,
        Casework.Effective effective,
        List<Review.Defect> defects,
        Colleagues.Voice voice) {

    int seen() {
        return version(version);
    }

    /** What this one leaves unsaid, {@code common} says for all. */
    VerbBody or(VerbBody common) {
        return new VerbBody(
                version,
                first(to, common.to),
                first(officers, common.officers),
                first(officer, common.officer),
                first(text, common.text),
                first(result, common.result),
                first(reason, common.reason),
                first(basis, common.basis),
                first(effective, common.effective),
                first(defects, common.defects),
                first(voice, common.voice));
    }

    private static <T> T first(T own, T common) {
        return own == null ? common : own;
    }

    static int version(Integer version) {
        if (version == null) {
            throw Problem.bad("invalid-request").at("/version", "required");
        }
        return version;
    }

    static <T> List<T> orNone(List<T> list) {
        return list == null
                ? List.of()
                : list.stream().filter(one -> one != null).toList();
    }
}
