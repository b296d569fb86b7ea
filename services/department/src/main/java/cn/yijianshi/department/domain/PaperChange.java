package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A change of an issued paper that an officer wants: proposed, then done or rejected.
 *
 * @param holderName of the corrected paper; null in a revocation, as are {@code lines} and {@code outputs}
 * @param outputs those of the review that read differently now
 */
public record PaperChange(
        String id,
        String certificateId,
        Kind kind,
        String ground,
        String reason,
        String basis,
        String holderName,
        Map<String, String> lines,
        Map<String, String> outputs,
        Officer proposedBy,
        Instant proposedAt,
        Outcome outcome,
        Officer decidedBy,
        Instant decidedAt) {

    public PaperChange {
        lines = lines == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        outputs = outputs == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    public enum Kind {
        /** 更正 */
        CORRECTION,
        /** 撤销 */
        REVOCATION,
        /** 注销 */
        CANCELLATION
    }

    public enum Outcome {
        PROPOSED,
        DONE,
        REJECTED
    }

    PaperChange decided(Outcome how, Officer by, Instant at) {
        return new PaperChange(
                id,
                certificateId,
                kind,
                ground,
                reason,
                basis,
                holderName,
                lines,
                outputs,
                proposedBy,
                proposedAt,
                how,
                by,
                at);
    }

    /** Whether the same officer asks for the same again, as a retry does. */
    boolean sameAs(PaperChange other) {
        return kind == other.kind
                && ground.equals(other.ground)
                && reason.equals(other.reason)
                && proposedBy.id().equals(other.proposedBy.id())
                && Objects.equals(holderName, other.holderName)
                && Objects.equals(lines, other.lines)
                && Objects.equals(outputs, other.outputs);
    }
}
