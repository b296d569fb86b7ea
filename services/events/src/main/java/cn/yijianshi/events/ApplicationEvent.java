package cn.yijianshi.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to a combined application (一件事申请) as a whole. */
public sealed interface ApplicationEvent extends Event {

    /** Intake has received it: the applicant, whose login is {@code applicantId}, holds a receipt; the process may start. */
    record ApplicationSubmitted(
            UUID id,
            Instant at,
            String caseId,
            String caseNo,
            String bundle,
            int bundleVersion,
            String region,
            Map<String, List<String>> answers,
            List<String> items,
            String applicantId)
            implements ApplicationEvent {
        public String name() {
            return "application.submitted.v1";
        }
    }

    /**
     * A certificate that stands for a material (证照复用), as intake knew it when the case was filed; {@code service}
     * issued it and answers whether it still holds.
     */
    record CertificateReference(
            String material, String certificateId, int version, String kind, String number, String service) {}

    /**
     * 告知承诺: what the applicant promised instead of bringing a material of an item.
     *
     * @param id of the promise, from here on
     * @param party number of the enterprise whose promise it is, if the item asks for one; else null
     */
    record CommitmentGiven(String id, String item, String material, String name, String text, String party) {}

    /**
     * One department's share of the form: for each of its items the fields that item needs, and nothing more.
     *
     * @param certificates those that stand for materials of this department's items; null: as told before
     * @param commitments what stands for materials of this department's items as a promise; null: as told before
     * @param materials per item the entries of its notice with the ids of what was uploaded for them; null: as told
     *     before
     */
    record ApplicationFiled(
            UUID id,
            Instant at,
            String caseId,
            String caseNo,
            String department,
            String applicantId,
            String applicantName,
            Map<String, Map<String, Object>> forms,
            List<CertificateReference> certificates,
            List<CommitmentGiven> commitments,
            Map<String, Map<String, List<String>>> materials)
            implements ApplicationEvent {

        public ApplicationFiled(
                UUID id,
                Instant at,
                String caseId,
                String caseNo,
                String department,
                String applicantId,
                String applicantName,
                Map<String, Map<String, Object>> forms,
                List<CertificateReference> certificates) {
            this(id, at, caseId, caseNo, department, applicantId, applicantName, forms, certificates, null, null);
        }

        public ApplicationFiled(
                UUID id,
                Instant at,
                String caseId,
                String caseNo,
                String department,
                String applicantId,
                String applicantName,
                Map<String, Map<String, Object>> forms,
                List<CertificateReference> certificates,
                List<CommitmentGiven> commitments) {
            this(
                    id,
                    at,
                    caseId,
                    caseNo,
                    department,
                    applicantId,
                    applicantName,
                    forms,
                    certificates,
                    commitments,
                    null);
        }

        public ApplicationFiled(
                UUID id,
                Instant at,
                String caseId,
                String caseNo,
                String department,
                String applicantId,
                String applicantName,
                Map<String, Map<String, Object>> forms) {
            this(id, at, caseId, caseNo, department, applicantId, applicantName, forms, null, null, null);
        }

        public String name() {
            return "application.filed.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** The applicant takes it back (撤件); departments that have not decided yet will stop. */
    record WithdrawalRequested(UUID id, Instant at, String caseId, String reason) implements ApplicationEvent {
        public String name() {
            return "application.withdrawal-requested.v1";
        }
    }

    /** A gap that the applicant must close, pinned to a field or to {@code material:<key>}, and who found it. */
    record NoticedDefect(String reviewId, String department, String item, String field, String text) {}

    /**
     * The one notice that lists what every department of the case found missing (一次告知, 行政许可法 32(4)).
     *
     * @param number 1; a further notice of the same case is a supplement that has its reason or stands against the office
     * @param answerBy until when the answer is asked for; null: no limit
     */
    record CorrectionNotice(
            UUID id,
            Instant at,
            String caseId,
            String noticeId,
            int number,
            Instant answerBy,
            List<NoticedDefect> defects)
            implements ApplicationEvent {
        public String name() {
            return "application.correction-notice.v1";
        }
    }

    /** An item of the bundle will have no review in this case; {@code ground} says why. */
    record ItemSkipped(UUID id, Instant at, String caseId, String item, String ground) implements ApplicationEvent {
        public String name() {
            return "application.item-skipped.v1";
        }
    }

    /** One review of a visit; {@code word} is OPEN, AGREED or MOVED. */
    record VisitParty(String reviewId, String item, String department, String word) {}

    /**
     * The appointment at which departments of the case see the place together (联合踏勘), as it stands now.
     *
     * @param visit its key in the bundle
     * @param state PROPOSED, AGREED or NOT_NEEDED
     * @param round from 1; each other time is the next
     */
    record SiteVisitSet(
            UUID id,
            Instant at,
            String caseId,
            String visit,
            String visitName,
            String visitNameEn,
            String state,
            int round,
            Instant from,
            Instant to,
            List<VisitParty> parties)
            implements ApplicationEvent {
        public String name() {
            return "application.site-visit-set.v1";
        }
    }

    /** Every item of the case has ended; {@code outcome} is DONE, PARTIAL, REFUSED or WITHDRAWN. */
    record ApplicationCompleted(UUID id, Instant at, String caseId, String outcome, Map<String, String> items)
            implements ApplicationEvent {
        public String name() {
            return "application.completed.v1";
        }
    }
}
