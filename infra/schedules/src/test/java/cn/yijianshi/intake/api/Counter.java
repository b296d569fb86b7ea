package cn.yijianshi.intake.api;

import cn.yijianshi.platform.security.Caller;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** The applicant's way in: what the HTTP interface lets him do after he filed. */
public final class Counter {

    public static final Class<?> COUNTER = Answering.class;

    private final Answering answering;

    public Counter(ApplicationContext intake) {
        this.answering = intake.getBean(Answering.class);
    }

    public void answer(String applicant, String caseId, String reviewId, Map<String, Object> fields) {
        answering.answer(caller(applicant), caseId, reviewId, fields);
    }

    public void withdraw(String applicant, String caseId, String reason) {
        answering.withdraw(caller(applicant), caseId, reason);
    }

    private static Caller caller(String applicant) {
        return new Caller(applicant, applicant, Set.of("APPLICANT"), Set.of(), Set.of());
    }
}
