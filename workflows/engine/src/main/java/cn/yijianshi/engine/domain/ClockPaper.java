package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 期限凭证: what a clock's ledger said at a moment, signed, for the applicant. It never changes; a ledger that goes on gets
 * another one.
 *
 * @param ledgerVersion of the clock as it stood
 * @param token random: whoever has the paper can verify it, nobody can guess one
 * @param licenceId 电子证照标识
 * @param code what its QR code carries, signed
 */
public record ClockPaper(
        String id,
        String reviewId,
        String caseId,
        String department,
        int ledgerVersion,
        String number,
        String holderName,
        String authority,
        Instant issuedAt,
        String token,
        String licenceId,
        String code,
        String fileHash,
        byte[] file) {

    public static final String KIND = "CLOCK_LEDGER";
    public static final String TITLE = "办理期限凭证";
    public static final String TITLE_EN = "Record of time limits";

    /** What stands on it. */
    public record Content(List<Line> head, List<Line> dues, List<FactLine> facts, List<DayLine> days, String note) {}

    public record Line(String label, String value) {}

    /** @param limit how much was granted, announced or allowed; empty where nothing was */
    public record FactLine(
            String when, String what, String ground, String basis, String by, String text, String limit) {}

    /** A day between start and end that is not as its weekday says: a rest day that was passed over, or a 调休 workday. */
    public record DayLine(String day, String counted, String reason) {}

    /** All papers of this kind. */
    public interface Book {

        Optional<ClockPaper> of(String reviewId, int ledgerVersion);

        Optional<ClockPaper> ofToken(String token);

        Optional<ClockPaper> ofLicence(String licenceId);

        Optional<ClockPaper> ofFile(String sha256);

        void keep(ClockPaper paper);

        /** The next running number of the platform's papers of a year. */
        long next(int year);
    }
}
