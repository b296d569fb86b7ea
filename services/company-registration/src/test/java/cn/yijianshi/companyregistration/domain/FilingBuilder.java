package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A founding that is in order in every way, so that a test names only what is not. */
public final class FilingBuilder {
    private final Map<String, Object> form = new LinkedHashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private LocalDate filedOn = LocalDate.of(2026, 11, 23);
    private String caseId = "case-1";

    public static FilingBuilder aFounding() {
        return new FilingBuilder()
                .with("enterprise.nameRegion", "泉州市鲤城区")
                .with("enterprise.nameBrand", "刺桐云帆")
                .with("enterprise.nameIndustry", "信息科技")
                .with("enterprise.nameForm", "有限公司")
                .with("enterprise.type", "LLC")
                .with("enterprise.capital", "100")
                .with("enterprise.term", "LONG")
                .with("enterprise.industryCode", "6513")
                .with(
                        "enterprise.scope",
                        List.of(
                                Map.of("text", "软件开发", "kind", "GENERAL", "main", true),
                                Map.of("text", "餐饮服务", "kind", "PERMIT_POST", "main", false)))
                .with("legalRep.name", "林一")
                .with("legalRep.idNumber", "350502190001010017")
                .with("legalRep.position", "DIRECTOR")
                .with("directors", List.of(person("林一", "350502190001010017")))
                .with("supervisors", List.of(person("陈二", "350521190102030024")))
                .with("financeOfficer.name", "王三")
                .with("financeOfficer.idNumber", "35058219020304003X")
                .with(
                        "shareholders",
                        List.of(holder("林一", "60", "2031-06-30"), holder("陈二", "40.000000", "2030-01-01")))
                .with("domicile.region", "350502")
                .with("domicile.address", "泉州市鲤城区涂门街1号")
                .with("domicile.commitment", true);
    }

    public static Map<String, Object> holder(String name, String subscribed, String dueDate) {
        return new HashMap<>(
                Map.of("kind", "NATURAL", "name", name, "subscribed", subscribed, "form", "MONEY", "dueDate", dueDate));
    }

    public static Map<String, Object> person(String name, String idNumber) {
        return Map.of("name", name, "idNumber", idNumber);
    }

    public FilingBuilder with(String key, Object value) {
        put(form, List.of(key.split("\\.")), value);
        return this;
    }

    public FilingBuilder fact(String key, String value) {
        facts.put(key, value);
        return this;
    }

    public FilingBuilder ofCase(String id) {
        caseId = id;
        return this;
    }

    /** The application was handed in on this day. */
    public FilingBuilder filedOn(String day) {
        filedOn = LocalDate.parse(day);
        return this;
    }

    public Filing filing() {
        return new Filing(
                caseId, "YJS0", "review-" + caseId, "company_establishment", "350500", "林一", form, facts, filedOn);
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
