package cn.yijianshi.intake.api;

import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Person;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** The applicant's way in: what the HTTP interface lets him do after he filed. */
public final class Counter {

    public static final Class<?> COUNTER = Answering.class;

    private final Answering answering;

    public Counter(ApplicationContext intake) {
        this.answering = intake.getBean(Answering.class);
    }

    public void answer(String applicant, String caseId, String reviewId, Map<String, Object> fields) {
        answering.answer(himself(applicant), caseId, reviewId, fields);
    }

    public void withdraw(String applicant, String caseId, String reason) {
        answering.withdraw(himself(applicant), caseId, reason);
    }

    private static Acting himself(String applicant) {
        return Acting.himself(new Person(applicant, applicant));
    }
}
