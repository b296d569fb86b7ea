package cn.yijianshi.catalogue;

import java.util.List;

/**
 * What a guide to the item (办事指南) says beyond what the platform works by. Whatever is not known is empty or null.
 *
 * @param plainName what people call it (口语名)
 * @param applicants who may apply
 * @param conditions what must be fulfilled
 * @param steps the procedure, in order
 * @param reviewPoints what the officer looks at
 * @param visits how often the applicant must come
 */
public record ItemGuide(
        String plainName,
        String plainNameEn,
        List<ApplicantKind> applicants,
        List<Text> conditions,
        List<Step> steps,
        List<Text> reviewPoints,
        List<Channel> channels,
        Integer visits,
        String complaintPhone) {

    static final ItemGuide NONE = new ItemGuide(null, null, null, null, null, null, null, null, null);

    public ItemGuide {
        applicants = Copies.of(applicants);
        conditions = Copies.of(conditions);
        steps = Copies.of(steps);
        reviewPoints = Copies.of(reviewPoints);
        channels = Copies.of(channels);
    }

    public record Text(String text, String textEn) {}

    public record Step(String name, String nameEn, Role role) {}

    public enum Role {
        APPLICANT,
        CLERK,
        OFFICER,
        EXPERT,
        APPROVER,
        RULES
    }

    /** Whom an item serves (服务对象). */
    public enum ApplicantKind {
        NATURAL_PERSON,
        ENTERPRISE,
        INSTITUTION,
        SOCIAL_ORGANISATION,
        UNINCORPORATED,
        STATE_ORGAN,
        OTHER
    }

    public enum Channel {
        WEB,
        MOBILE,
        COUNTER,
        KIOSK,
        POST
    }
}
