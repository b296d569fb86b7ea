package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Filing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filings that are in order, so that a test names only what matters. */
public final class FilingBuilder {
    private final String item;
    private final Map<String, Object> form = new LinkedHashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private LocalDate filedOn = LocalDate.of(2026, 11, 23);

    private FilingBuilder(String item) {
        this.item = item;
    }

    /** 许思敏 has bought the flat of 林志明 and takes over its accounts. */
    public static FilingBuilder aTransferOf(Supply supply) {
        return new FilingBuilder(supply.transferItem())
                .with("power.accountNo", "3505020001101")
                .with("water.accountNo", "W05020101")
                .with("gas.accountNo", "G05020101")
                .with("catv.accountNo", "T05020101")
                .with("transfer.payer", "SELF")
                .with("realty.region", "350502")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢101室")
                .with("realty.plannedUse", "RESIDENCE")
                .with("deal.sellers", List.of(Map.of("kind", "NATURAL", "name", "林志明")))
                .with("deal.buyers", List.of(Map.of("kind", "NATURAL", "name", "许思敏")))
                .fact("realty.certNo", "闽（2026）泉州市不动产权第0000001号")
                .fact("realty.unitCode", "350502001001GB00001F00010001");
    }

    public static FilingBuilder anAppointmentFor(Supply supply) {
        return new FilingBuilder(supply.appointmentItem())
                .with("util.contactName", "林一")
                .with("util.contactMobile", "13800000000")
                .with("util.wantedOn", "2026-12-01")
                .with("domicile.region", "350502")
                .with("domicile.address", "泉州市鲤城区涂门街1号")
                .with("power.capacityKw", "30")
                .with("water.dailyM3", "20")
                .with("gas.peakM3h", "9")
                .with("net.product", "BROADBAND")
                .with("net.bandwidthM", "500")
                .fact("enterprise.name", "泉州市鲤城区刺桐云帆信息科技有限公司")
                .fact("enterprise.uscc", "91350502MA8T00016E");
    }

    /** A restaurant moves in where nobody was supplied before; the survey found nothing to lay. */
    public static FilingBuilder aConnectionOf(Supply supply) {
        return new FilingBuilder(supply.connectItem())
                .with("place.region", "350502")
                .with("place.address", "泉州市鲤城区新门街66号1层")
                .with("place.unitCode", "350502003002GB00012F00020066")
                .with("util.purpose", "NON_RESIDENT")
                .with("util.contactName", "林一")
                .with("util.contactMobile", "13800000000")
                .with("power.capacityKw", "60")
                .with("power.importance", "NORMAL")
                .with(
                        "power.equipment",
                        List.of(
                                Map.of("name", "空调", "kw", 10, "count", 4),
                                Map.of("name", "厨房设备", "kw", 20, "count", 1)))
                .with("water.usage", "NON_DOMESTIC")
                .with("water.dailyM3", "20")
                .with("gas.purpose", "CATERING")
                .with("gas.roomKind", "KITCHEN")
                .with("gas.appliances", List.of(Map.of("kind", "炒炉", "count", 3, "ratedM3h", "2.5")))
                .with("gas.alarmPromise", true)
                .with("net.product", "BROADBAND")
                .with("net.bandwidthM", "500")
                .fact(supply.connection() + ".externalLine", "false")
                .fact(supply.connection() + ".roadDig", "false");
    }

    public static FilingBuilder aSurveyFor(Supply supply) {
        return new FilingBuilder(supply.surveyItem())
                .with("place.region", "350502")
                .with("place.address", "泉州市鲤城区新门街66号1层")
                .with("power.capacityKw", "60");
    }

    public FilingBuilder with(String key, Object value) {
        put(form, List.of(key.split("\\.")), value);
        return this;
    }

    public FilingBuilder fact(String key, String value) {
        facts.put(key, value);
        return this;
    }

    /** The application was handed in on this day. */
    public FilingBuilder filedOn(String day) {
        filedOn = LocalDate.parse(day);
        return this;
    }

    public Filing filing() {
        return new Filing("case-1", "YJS0", "review-" + item, item, "350500", "许思敏", form, facts, filedOn);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, List<String> steps, Object value) {
        if (steps.size() == 1) {
            into.put(steps.get(0), value);
            return;
        }
        Map<String, Object> next =
                (Map<String, Object>) into.computeIfAbsent(steps.get(0), step -> new LinkedHashMap<String, Object>());
        put(next, new ArrayList<>(steps.subList(1, steps.size())), value);
    }
}
