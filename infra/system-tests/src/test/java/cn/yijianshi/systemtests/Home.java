package cn.yijianshi.systemtests;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A home in the property register that belongs to the seller of the sample, one for each case that needs one. */
record Home(String unitCode, String titleNumber, String location) {

    static final String SELLER = "王建国";
    private static final String SELLERS_ID = "35058219020304003X";
    private static final AtomicInteger BUILT = new AtomicInteger();

    static Home registered() {
        int number = BUILT.incrementAndGet();
        String unitCode = "350502008009GB00088F%08d".formatted(number);
        String location = "泉州市鲤城区温陵路188号" + number + "幢301室";
        var entered = Town.administrator()
                .post(
                        "/api/departments/property-registration/register/units",
                        Map.of(
                                "units",
                                List.of(Map.of(
                                        "unitCode",
                                        unitCode,
                                        "location",
                                        location,
                                        "plannedUse",
                                        "RESIDENCE",
                                        "buildingArea",
                                        130.00,
                                        "innerArea",
                                        108.50,
                                        "owners",
                                        List.of(Map.of("name", SELLER, "idNumber", SELLERS_ID, "share", 100))))))
                .expect(200)
                .json();
        return new Home(unitCode, entered.get("units").get(0).get("titleNumber").asString(), location);
    }

    String powerAccount() {
        return "3505028" + serial();
    }

    String waterAccount() {
        return "W350528" + serial();
    }

    String gasAccount() {
        return "G350528" + serial();
    }

    String cableAccount() {
        return "C350528" + serial();
    }

    private String serial() {
        return unitCode.substring(unitCode.length() - 6);
    }
}
