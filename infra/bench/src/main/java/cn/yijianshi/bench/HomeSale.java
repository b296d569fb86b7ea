package cn.yijianshi.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The case that the bench files: a home sold without a loan, one utility account moved. Four items take part, each
 * decided by an officer: the shape of the bare engine's process with its four approvals.
 */
final class HomeSale {

    static final Decision TAX = new Decision("house_tax", "tax", "taxofficer", Map.of("paid", true));
    static final Decision CHECK = new Decision("transaction_check", "department", "clerk", Map.of());
    static final Decision TITLE = new Decision("re_transfer", "property-registration", "propertyofficer", Map.of());
    static final Decision POWER = new Decision("power_transfer", "utility-hookup", "utilityofficer", Map.of());
    static final List<Decision> ALL = List.of(TAX, CHECK, TITLE, POWER);

    private static final long RUNS = 1_000_000;
    private static final List<String> OTHER_UTILITIES = List.of("water", "gas", "catv");

    /** One item: which service's queue it comes to, who decides it and what that officer enters. */
    record Decision(String item, String service, String officer, Map<String, Object> result) {}

    private final JsonNode sample;
    // Units of an earlier run on the same platform are sold already.
    private final long run;

    HomeSale(JsonNode sample, long run) {
        this.sample = sample;
        this.run = run;
    }

    static HomeSale in(Path repository, long run) {
        Path file = repository.resolve("workflows/bundles/home_transfer/sample-application.json");
        return new HomeSale(JsonMapper.shared().readTree(file.toFile()), run);
    }

    /** What the register must know before the case with this number: the home with its owner, the seller. */
    Map<String, Object> unit(int number) {
        JsonNode realty = sample.at("/form/realty");
        JsonNode seller = sample.at("/form/deal/sellers/0");
        var unit = new LinkedHashMap<String, Object>();
        unit.put("unitCode", unitCode(number));
        unit.put("location", location(number));
        unit.put("plannedUse", "RESIDENCE");
        unit.put("buildingArea", realty.get("buildingArea").decimalValue());
        unit.put(
                "owners",
                List.of(Map.of(
                        "name", seller.get("name").asString(),
                        "idNumber", seller.get("idNumber").asString(),
                        "share", 100)));
        return unit;
    }

    /** The application for it, once the register has said under which number the title stands. */
    JsonNode application(int number, String titleNumber) {
        ObjectNode application = (ObjectNode) sample.deepCopy();
        ((ObjectNode) application.get("answers")).putArray("utilities").add("power");
        ObjectNode form = (ObjectNode) application.get("form");
        form.remove(OTHER_UTILITIES);
        ((ObjectNode) form.get("realty"))
                .put("unitCode", unitCode(number))
                .put("certNo", titleNumber)
                .put("location", location(number));
        ((ObjectNode) form.get("deal")).put("contractNo", "QZ2026-%07d".formatted(number));
        ((ObjectNode) form.get("power")).put("accountNo", "%06d%07d".formatted(run % RUNS, number));
        return application;
    }

    private String unitCode(int number) {
        return "350502%06dGB00001F%08d".formatted(run % RUNS, number);
    }

    private String location(int number) {
        return "泉州市鲤城区温陵路1号" + run + "幢" + number + "室";
    }
}
