package cn.yijianshi.intake.materials.domain;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where contents lie, each under the SHA-256 of what is in it: no name that anybody chose becomes a path. */
public interface Contents {

    /** Keeps it so that it survives a power cut; the same content again is kept once. */
    void keep(String sha256, Path file);

    /** To be closed by the reader; empty when there is none. */
    Optional<InputStream> open(String sha256);

    void remove(String sha256);

    /** The storage cannot be reached or will not answer. */
    class Unreachable extends RuntimeException {
        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
