package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.utilityhookup.domain.Providers;
import cn.yijianshi.utilityhookup.domain.Supply;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlProviders implements Providers {
    private static final String CITY = "350500";

    private final JdbcClient jdbc;

    MySqlProviders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Provider of(Supply supply, String region) {
        return jdbc.sql(
                        "SELECT name, hotline FROM utility_provider WHERE supply = :supply AND region IN (:region, :city)"
                                + " ORDER BY CASE region WHEN :city THEN 1 ELSE 0 END LIMIT 1")
                .param("supply", supply.name())
                .param("region", region)
                .param("city", CITY)
                .query((row, number) -> new Provider(row.getString("name"), row.getString("hotline")))
                .single();
    }

    @Override
    public Optional<String> unserved(Supply supply, String region) {
        return jdbc.sql("SELECT reason FROM utility_unserved WHERE supply = ? AND region = ?")
                .params(supply.name(), region)
                .query(String.class)
                .optional();
    }
}
