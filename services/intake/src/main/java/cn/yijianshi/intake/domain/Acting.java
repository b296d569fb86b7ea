package cn.yijianshi.intake.domain;

/** Who does something and for whom: mostly for himself. Every act is kept under both names. */
public record Acting(Person by, Person applicant) {

    public static Acting himself(Person applicant) {
        return new Acting(applicant, applicant);
    }

    public boolean isForAnother() {
        return !by.id().equals(applicant.id());
    }
}
