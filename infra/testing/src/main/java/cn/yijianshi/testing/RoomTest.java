package cn.yijianshi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of a service's rooms with the real thing behind them: a database and a broker of its own. Embedded ones by
 * default; a real MySQL and a real RabbitMQ where {@code TEST_MYSQL_URL} and {@code TEST_AMQP_URL} name them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = Surroundings.class)
@Tag("room")
public @interface RoomTest {}
