package cn.yijianshi.intake.materials.domain;

/** @param reason why the file is rejected, as a code; null: it is clean */
public record Verdict(String reason) {

    public static final Verdict CLEAN = new Verdict(null);

    public static Verdict rejected(String reason) {
        return new Verdict(reason);
    }

    public boolean isClean() {
        return reason == null;
    }
}
