package cn.yijianshi.intake.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Who filed each case and who entered what of its form. Empty where the applicant did all of it himself, at once. */
public interface CaseEntries {

    /**
     * @param by who handed it in
     * @param mandateId the authority he had; null: he is the applicant
     * @param entries who entered which value, by JSON pointer into the form
     */
    record Filed(Person by, String mandateId, Map<String, Entry> entries) {

        /** As it is where nobody helped. */
        public static Filed himself(Application application, Map<String, Object> form) {
            var applicant = new Person(application.applicantId(), application.applicantName());
            return new Filed(
                    applicant,
                    null,
                    Entries.after(Map.of(), Map.of(), form, Entry.of(applicant, application.submittedAt())));
        }

        public Filed changed(Map<String, Object> before, Map<String, Object> after, Person editor, Instant at) {
            return new Filed(by, mandateId, Entries.after(entries, before, after, Entry.of(editor, at)));
        }
    }

    Optional<Filed> of(String applicationId);

    void keep(String applicationId, Filed filed);
}
