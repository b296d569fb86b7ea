package cn.yijianshi.department.domain;

import cn.yijianshi.platform.signing.Signed;
import java.time.Instant;

/** Signs in the name of this service. */
public interface Sealing {

    Signed sign(String purpose, byte[] content);

    /** @param at when it says it was signed */
    boolean genuine(String purpose, byte[] content, Signed signed, Instant at);
}
