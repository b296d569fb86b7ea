package cn.yijianshi.propertyregistration.persistence;

import cn.yijianshi.propertyregistration.domain.Registries;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlRegistries implements Registries {
    private final JdbcClient jdbc;

    MySqlRegistries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Registry> ofRegion(String region) {
        return jdbc.sql("SELECT region, province, place, office FROM realty_registry WHERE region = ?")
                .param(region)
                .query((row, number) -> new Registry(
                        row.getString("region"),
                        row.getString("province"),
                        row.getString("place"),
                        row.getString("office")))
                .optional();
    }
}
