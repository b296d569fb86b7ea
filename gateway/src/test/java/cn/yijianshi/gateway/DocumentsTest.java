package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentsTest extends GatewayTest {

    @Test
    void the_list_names_every_service_in_words() {
        var services = json(browser().get("/v3/api-docs").body()).get("services");

        assertThat(services.size()).isEqualTo(7);
        assertThat(services.toString()).contains("税务服务").contains("/v3/api-docs/tax");
    }

    @Test
    void a_services_document_shows_the_addresses_that_hold_outside() {
        tax.answers(200, """
                {"openapi":"3.1.0","servers":[{"url":"http://127.0.0.1:8086"}],
                 "paths":{"/api/reviews/{id}":{"get":{}},"/actuator/health":{"get":{}}}}""");

        var document = json(browser().get("/v3/api-docs/tax").body());

        assertThat(document.get("servers").toString()).isEqualTo("[{\"url\":\"" + gateway + "\"}]");
        assertThat(document.get("paths").propertyNames()).containsExactly("/api/departments/tax/reviews/{id}");
    }

    @Test
    void an_unknown_services_document_is_not_found() {
        assertThat(browser().get("/v3/api-docs/nobody").statusCode()).isEqualTo(404);
    }
}
