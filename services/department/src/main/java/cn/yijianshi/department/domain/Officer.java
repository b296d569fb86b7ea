package cn.yijianshi.department.domain;

/** Who acts on a review: an official of the department, or nobody where rules decide. */
public record Officer(String id, String name) {

    /** Rules and other services act in nobody's name. */
    public static final Officer NOBODY = new Officer("", "");

    public boolean nobody() {
        return id.isEmpty();
    }
}
