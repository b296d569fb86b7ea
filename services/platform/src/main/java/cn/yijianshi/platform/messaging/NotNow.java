package cn.yijianshi.platform.messaging;

/** Thrown by a listener whose helper (another service, a file) is away for now: the event waits for it, unparked. */
public class NotNow extends RuntimeException {
    public NotNow(String message, Throwable cause) {
        super(message, cause);
    }
}
