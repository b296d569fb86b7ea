package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OfficerTest {

    @Test
    void all_that_an_item_demands_is_entered_within_its_bounds() {
        assertThat(result("""
                {"key": "engraver", "type": "TEXT", "required": true},
                {"key": "road.area", "type": "DECIMAL", "required": true, "min": 0.01, "max": 900},
                {"key": "road.until", "type": "DATE", "required": true},
                {"key": "firstMonth", "type": "MONTH", "required": true},
                {"key": "note", "type": "TEXT", "required": false}
                """))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "engraver", "李晓明", "road.area", 900L, "road.until", "2027-01-06", "firstMonth", "2027-01"));
    }

    @Test
    void a_number_fits_its_pattern_and_is_the_reviews_own() {
        assertThat(
                        result(
                                "{\"key\": \"meter\", \"type\": \"TEXT\", \"required\": true, \"pattern\": \"[0-9A-Za-z-]{4,30}\"}"))
                .containsEntry("meter", "6F9619FF8B86D011");
    }

    @Test
    void the_tax_is_confirmed_as_paid_though_a_free_transfer_needs_no_payment() {
        assertThat(result("""
                {"key": "assessedPrice", "type": "MONEY"},
                {"key": "paid", "type": "BOOLEAN"}
                """)).containsExactlyEntriesOf(Map.of("paid", true));
    }

    @Test
    void a_line_that_is_found_necessary_has_a_route() {
        assertThat(result("""
                {"key": "gas.externalLine", "type": "BOOLEAN", "required": true},
                {"key": "gas.route", "type": "TEXT"},
                {"key": "gas.note", "type": "TEXT"}
                """)).containsOnlyKeys("gas.externalLine", "gas.route");
    }

    @Test
    void nothing_is_found_against_anybody() {
        assertThat(result("{\"key\": \"inspection\", \"type\": \"BOOLEAN\"}")).isEmpty();
    }

    private static Map<String, Object> result(String fields) {
        JsonNode detail = JsonMapper.shared()
                .readTree("{\"review\": {\"id\": \"6f9619ff-8b86-d011-b42d-00c04fc964ff\", \"receivedAt\":"
                        + " \"2026-12-29T18:00:00Z\"}, \"results\": [" + fields + "]}");
        return Officer.result(detail);
    }
}
