package cn.yijianshi.intake.materials.domain;

import java.nio.file.Path;

/** One look into a file while it is in quarantine. */
public interface ContentCheck {

    /** @throws Unavailable when nothing can be said now: the file stays in quarantine and is looked at again */
    Verdict of(MaterialFile file, Path content);

    class Unavailable extends RuntimeException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
