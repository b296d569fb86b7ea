package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filings that are in order, so that a test names only what matters. */
public final class FilingBuilder {
    public static final String UNIT = "350502001001GB00001F00010001";
    public static final String TITLE = "闽（2020）泉州市不动产权第0000101号";
    public static final String MORTGAGED_UNIT = "350502001001GB00001F00010003";

    private final String item;
    private final Map<String, Object> form = new LinkedHashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private String caseId = "case-1";
    private LocalDate filedOn = LocalDate.of(2026, 11, 23);

    private FilingBuilder(String item) {
        this.item = item;
    }

    /** 林志明 sells his flat of 130 ㎡ to 许思敏; contract checked, tax paid. */
    public static FilingBuilder aTransfer() {
        return new FilingBuilder("re_transfer")
                .with("realty.unitCode", UNIT)
                .with("realty.certNo", TITLE)
                .with("realty.region", "350502")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢101室")
                .with("realty.plannedUse", "RESIDENCE")
                .with("realty.buildingArea", "130")
                .with("deal.sellers", List.of(person("林志明", "350502190001010017", 100)))
                .with("deal.buyers", List.of(person("许思敏", "350583190304050049", 100)))
                .with("deal.coOwn", "SOLE")
                .with("deal.enterpriseParty", false)
                .with("reg.cause", "SALE")
                .with("deal.contractNo", "QZ2026-000123")
                .with("deal.signedOn", "2026-11-20")
                .with("deal.price", "1000000")
                .fact("transaction.contractNo", "QZ2026-000123")
                .fact("tax.paid", "true");
    }

    public static FilingBuilder aDomicile() {
        return new FilingBuilder("domicile_title_check")
                .with("domicile.region", "350502")
                .with("domicile.certNo", "闽(2020)泉州市不动产权第0000107号")
                .with("domicile.unitCode", "350502001001GB00001F00020001")
                .with("domicile.ownerName", "蔡国栋")
                .with("domicile.address", "泉州市鲤城区涂门街3号刺桐花园2幢1层101号店");
    }

    public static FilingBuilder aMortgageToCancel() {
        return new FilingBuilder("re_mortgage_cancel")
                .with("realty.unitCode", MORTGAGED_UNIT)
                .with("realty.certNo", "闽（2021）泉州市不动产权第0000103号")
                .with("deal.oldMortgage", true)
                .with("deal.oldMortgageNo", "闽(2021)泉州市不动产证明第0000103号")
                .with("deal.mortgagee", "中国建设银行泉州分行");
    }

    /** The owner of the flat borrows on it. */
    public static FilingBuilder aMortgage() {
        return new FilingBuilder("re_mortgage")
                .with("deal.buyers", List.of(person("林志明", "350502190001010017", 100)))
                .with("deal.loanBank", "中国银行泉州分行")
                .with("deal.loanAmount", "500000.00")
                .fact("realty.unitCode", UNIT)
                .fact("realty.certNo", TITLE);
    }

    public static Map<String, Object> person(String name, String idNumber, int share) {
        return Map.of("kind", "NATURAL", "name", name, "idNumber", idNumber, "share", share);
    }

    public static FilingBuilder of(String item) {
        return new FilingBuilder(item);
    }

    /** The seal of a court, or with UNSEAL its end. */
    public static FilingBuilder anOrder(String act, String unitCode) {
        return new FilingBuilder("re_unseal")
                .with("realty.unitCode", unitCode)
                .with("seal.act", act)
                .with("seal.court", "泉州市鲤城区人民法院")
                .with("seal.docNo", "（2026）闽0502执保9号")
                .with("seal.oldDocNo", "（2026）闽0502执保9号");
    }

    public FilingBuilder ofCase(String otherCase) {
        caseId = otherCase;
        return this;
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
        return new Filing(
                caseId, "YJS-" + caseId, "review-" + item + "-" + caseId, item, "350500", "林志明", form, facts, filedOn);
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
