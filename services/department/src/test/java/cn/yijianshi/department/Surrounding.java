package cn.yijianshi.department;

import cn.yijianshi.department.domain.ADepartment;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.SealPrices;
import cn.yijianshi.events.Event;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.Reaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The other services, as a department sees them: they send events and hear its own. */
@TestConfiguration(proxyBeanMethods = false)
public class Surrounding {

    @Bean
    ItemFiles itemFilesOfTheTest() {
        return (key, version) -> key.equals("title_check") ? ADepartment.automatic() : ADepartment.sealEngraving();
    }

    /** Writes before it blocks, so that a test can see it undone. */
    @Bean
    Desk titleCheck(JdbcClient sql) {
        return new Desk() {
            @Override
            public String item() {
                return "title_check";
            }

            @Override
            public List<Finding> examine(Filing filing) {
                return List.of();
            }

            @Override
            public Grant grant(Filing filing, Map<String, String> result, Instant at) {
                if (filing.facts().containsKey("nothing-in-the-register")) {
                    sql.sql("INSERT INTO number_sequence (name, taken) VALUES ('left over', 1)")
                            .update();
                    throw new Blocked(Finding.block("不动产登记暂行条例第27条", null, "fact-missing", "产权"));
                }
                return Grant.of(Map.of("domicile.titleMatched", "true"));
            }
        };
    }

    @Bean
    DatedTable sealPrices() {
        return SealPrices.table();
    }

    @Bean
    static Reaction ear() {
        return Reaction.to("department.ear", "#");
    }

    @Bean
    Others others(Announcements announcements, TransactionTemplate transactions) {
        return new Others(announcements, transactions);
    }

    public static class Others {

        private final Announcements announcements;
        private final TransactionTemplate transactions;
        private final List<Event> heard = new CopyOnWriteArrayList<>();

        Others(Announcements announcements, TransactionTemplate transactions) {
            this.announcements = announcements;
            this.transactions = transactions;
        }

        @RabbitListener(queues = "department.ear")
        void on(Event event) {
            heard.add(event);
        }

        public void send(Event... events) {
            transactions.executeWithoutResult(status -> List.of(events).forEach(announcements::announce));
        }

        /** What was heard of a kind about a case. */
        public <T extends Event> List<T> heard(Class<T> kind, String caseId) {
            return all(kind).filter(event -> event.caseId().equals(caseId)).toList();
        }

        private <T extends Event> Stream<T> all(Class<T> kind) {
            return heard.stream().filter(kind::isInstance).map(kind::cast);
        }
    }
}
