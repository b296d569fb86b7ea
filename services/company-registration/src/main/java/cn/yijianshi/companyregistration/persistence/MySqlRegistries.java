package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.Registries;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MySqlRegistries implements Registries {
    private final JdbcClient jdbc;

    MySqlRegistries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Registry> ofRegion(String region) {
        return jdbc.sql("SELECT region, name, subject_block FROM registry WHERE region = ?")
                .param(region)
                .query((row, number) ->
                        new Registry(row.getString("region"), row.getString("name"), row.getString("subject_block")))
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Registry registry) {
        jdbc.sql("SELECT given_out FROM registry WHERE region = ? FOR UPDATE")
                .param(registry.region())
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(Registry registry) {
        jdbc.sql("UPDATE registry SET given_out = given_out + 1 WHERE region = ?")
                .param(registry.region())
                .update();
        return jdbc.sql("SELECT given_out FROM registry WHERE region = ?")
                .param(registry.region())
                .query(Long.class)
                .single();
    }
}
