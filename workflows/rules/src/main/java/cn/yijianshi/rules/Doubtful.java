package cn.yijianshi.rules;

/** Ends an evaluation: from here on it is a person's. */
final class Doubtful extends RuntimeException {

    final transient Verdict.Doubt doubt;

    Doubtful(Verdict.Why why, String detail) {
        super(why + " " + detail, null, false, false);
        this.doubt = new Verdict.Doubt(why, detail);
    }
}
