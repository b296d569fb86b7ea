package cn.yijianshi.department.tables.api;

import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.Fault;
import cn.yijianshi.department.tables.domain.Line;
import cn.yijianshi.department.tables.domain.TableLines.Place;
import cn.yijianshi.platform.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where a part of a table ended, as an opaque text. */
final class Places {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};
    private static final String FROM = " from";

    private Places() {}

    static Place read(DatedTable table, String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            Map<String, Object> written = JSON.readValue(Base64.getUrlDecoder().decode(after), VALUES);
            LocalDate from = LocalDate.parse(String.valueOf(written.remove(FROM)));
            var faults = new ArrayList<Fault>();
            var key = table.readKey(written, faults);
            if (faults.isEmpty()) {
                return new Place(key, from);
            }
        } catch (IllegalArgumentException | JacksonException | DateTimeException notOurs) {
            // answered below, like a place of another table
        }
        throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
    }

    static String text(DatedTable table, Line last) {
        var place = new LinkedHashMap<String, Object>();
        table.keys().forEach(key -> place.put(key.name(), last.values().get(key.name())));
        place.put(FROM, last.validFrom().toString());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(place).getBytes(StandardCharsets.UTF_8));
    }
}
