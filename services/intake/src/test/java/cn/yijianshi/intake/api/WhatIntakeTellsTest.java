package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ApplicationEvent.WithdrawalRequested;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.CorrectionAnswered;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What engine and departments hear of an applicant's doing, over the real broker. */
@IntakeRoomTest
@Import(WhatIntakeTellsTest.Ear.class)
class WhatIntakeTellsTest {

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private Ear ear;

    static class Ear {
        final List<Event> heard = new CopyOnWriteArrayList<>();

        @RabbitListener(queues = "test.ear")
        void on(Event event) {
            heard.add(event);
        }

        @Bean
        static Reaction everything() {
            return Reaction.to("test.ear", "#");
        }

        <E extends Event> List<E> heard(String caseId, Class<E> kind) {
            return heard.stream()
                    .filter(event -> event.caseId().equals(caseId))
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    @Test
    void each_department_gets_its_share_and_nothing_more() throws Exception {
        var id = applicant.files("a");
        await().until(() -> !ear.heard(id, ApplicationSubmitted.class).isEmpty());

        var filed = ear.heard(id, ApplicationFiled.class);
        assertThat(filed).hasSize(3);
        var tax = filed.stream()
                .filter(each -> each.department().equals("tax"))
                .findFirst()
                .orElseThrow();
        assertThat(tax.forms()).isEqualTo(Map.of("new_taxpayer_package", Map.of("tax", Map.of("vatKind", "SMALL"))));
        assertThat(tax.applicantId()).isEqualTo("a");
        assertThat(tax.routingKey()).isEqualTo("application.filed.v1.tax");
    }

    @Test
    void the_engine_learns_answers_and_items_but_no_fields() throws Exception {
        var id = applicant.files("b");
        await().until(() -> !ear.heard(id, ApplicationSubmitted.class).isEmpty());

        var submitted = ear.heard(id, ApplicationSubmitted.class).get(0);
        assertThat(submitted.bundle()).isEqualTo("company_start");
        assertThat(submitted.bundleVersion()).isEqualTo(3);
        assertThat(submitted.answers()).containsEntry("kind", List.of("llc"));
        assertThat(submitted.items())
                .containsExactlyInAnyOrder("company_establishment", "seal_engraving", "new_taxpayer_package");
    }

    @Test
    void a_withdrawal_asked_for_twice_is_told_once() throws Exception {
        var id = applicant.files("c");
        applicant.sends("c", "{\"reason\": \"不办了\"}", "/api/applications/{id}/withdrawal", id);
        applicant.sends("c", "{\"reason\": \"不办了\"}", "/api/applications/{id}/withdrawal", id);
        // Something told after it has come through, so a second one would have too.
        others.tell(Others.completed(id, "WITHDRAWN"));
        await().until(() -> !ear.heard(id, ApplicationCompleted.class).isEmpty());

        assertThat(ear.heard(id, WithdrawalRequested.class))
                .extracting(WithdrawalRequested::reason)
                .containsExactly("不办了");
    }

    @Test
    void an_answered_correction_reaches_its_department_and_whoever_else_holds_the_field() throws Exception {
        var id = applicant.files("d");
        var review = UUID.randomUUID().toString();
        others.tell(
                Others.requested(id, review),
                Others.claimed(id, review, 1),
                Others.correction(id, review, "enterprise.nameBrand"));
        await().untilAsserted(() -> assertThat(applicant
                        .reads("d", "/api/applications/{id}", id)
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("CORRECTION_REQUESTED"));

        applicant.sends(
                "d",
                "{\"fields\": {\"enterprise\": {\"nameBrand\": \"清源茗\"}}}",
                "/api/applications/{id}/corrections/{review}",
                id,
                review);

        await().until(() -> ear.heard(id, ApplicationFiled.class).size() == 4);
        assertThat(ear.heard(id, CorrectionAnswered.class)).singleElement().satisfies(answer -> {
            assertThat(answer.routingKey()).isEqualTo("correction.answered.v1.market-regulation");
            assertThat(answer.item()).isEqualTo("company_establishment");
            assertThat(answer.fields()).isEqualTo(Map.of("enterprise.nameBrand", "清源茗"));
        });
        assertThat(ear.heard(id, ApplicationFiled.class).get(3).department()).isEqualTo("public-security");
    }
}
