package cn.yijianshi.local;

/** Something the person at the keyboard can mend: its message is one sentence that names it. */
public final class Trouble extends RuntimeException {

    public Trouble(String sentence) {
        super(sentence);
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
