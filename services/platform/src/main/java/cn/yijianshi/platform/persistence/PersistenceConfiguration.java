package cn.yijianshi.platform.persistence;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** How statements reach this service's database. */
@Configuration(proxyBeanMethods = false)
public class PersistenceConfiguration {

    @Bean
    JdbcTemplate jdbcTemplate(DataSource database) {
        return new WritesInTransactions(database);
    }
}
