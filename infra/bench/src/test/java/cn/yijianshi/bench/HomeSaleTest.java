package cn.yijianshi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HomeSaleTest {

    private final HomeSale sale = HomeSale.in(Path.of("../.."), 1_795_334_400L);

    @Test
    void the_application_speaks_of_the_home_that_was_registered_for_it() {
        JsonNode application = sale.application(7, "闽（2026）泉州市不动产权第0000007号");

        assertThat(application.at("/form/realty/unitCode").asString())
                .isEqualTo(sale.unit(7).get("unitCode"))
                .matches("[0-9]{12}GB[0-9]{5}F[0-9]{8}");
        assertThat(application.at("/form/realty/location").asString())
                .isEqualTo(sale.unit(7).get("location"));
        assertThat(application.at("/form/realty/certNo").asString()).contains("0000007");
        assertThat(application.at("/form/power/accountNo").asString()).matches("\\d{10,13}");
    }

    @Test
    void no_other_utility_takes_part() {
        JsonNode application = sale.application(7, "x");

        assertThat(application.at("/answers/utilities").valueStream().map(JsonNode::asString))
                .containsExactly("power");
        assertThat(application.get("form").propertyNames()).doesNotContain("water", "gas", "catv");
    }

    @Test
    void two_cases_share_no_home() {
        assertThat(sale.unit(1).get("unitCode")).isNotEqualTo(sale.unit(2).get("unitCode"));
        assertThat(sale.application(1, "x").at("/form/realty/unitCode"))
                .isNotEqualTo(sale.application(2, "x").at("/form/realty/unitCode"));
    }
}
