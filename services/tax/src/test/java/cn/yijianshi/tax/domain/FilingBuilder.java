package cn.yijianshi.tax.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.testing.Forms;
import java.time.LocalDate;
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

    /** 130 ㎡, the buyer's only home, a million, held for six years as the seller's only home. */
    public static FilingBuilder aSale() {
        return new FilingBuilder("house_tax")
                .with("realty.unitCode", "350502001001GB00001F00010001")
                .with("realty.region", "350502")
                .with("realty.location", "泉州市鲤城区涂门街1号1幢101室")
                .with("realty.plannedUse", "RESIDENCE")
                .with("realty.buildingArea", "130")
                .with("deal.sellers", List.of(Map.of("kind", "NATURAL", "name", "林一", "share", 100)))
                .with("deal.buyers", List.of(Map.of("kind", "NATURAL", "name", "陈二", "share", 100)))
                .with("reg.cause", "SALE")
                .with("deal.contractNo", "QZ2026-000123")
                .with("deal.signedOn", "2026-11-20")
                .with("deal.price", "1000000")
                .with("tax.buyerHomes", "1")
                .with("tax.sellerHoldFrom", "2020-11-01")
                .with("tax.sellerOnlyHome", true);
    }

    /** The other worked example: 150 ㎡, the second home, sold after one year. */
    public static FilingBuilder aQuickSale() {
        return aSale().with("realty.buildingArea", "150")
                .with("tax.buyerHomes", "2")
                .with("tax.sellerHoldFrom", "2025-11-01")
                .with("tax.sellerOnlyHome", false)
                .with("tax.pitMethod", "ASSESSED_1");
    }

    public static FilingBuilder aNewTaxpayer() {
        return new FilingBuilder("new_taxpayer_package")
                .with("enterprise.type", "LLC")
                .with("domicile.region", "350502")
                .with("legalRep.idNumber", "350502190001010017")
                .with("tax.vatKind", "SMALL")
                .with("tax.accountingSystem", "SMALL_ENTERPRISE")
                .fact("enterprise.uscc", "91350502MA8T00016E")
                .fact("enterprise.name", "泉州市鲤城区刺桐云帆信息科技有限公司")
                .fact("enterprise.establishedOn", "2026-11-23");
    }

    public static FilingBuilder aFirstInvoice() {
        return new FilingBuilder("invoice_first")
                .with("legalRep.idNumber", "350502190001010017")
                .with("tax.vatKind", "SMALL")
                .with("tax.invoiceKinds", List.of("ORDINARY"))
                .with("tax.quota", "80000")
                .fact("enterprise.uscc", "91350502MA8T00016E")
                .fact("enterprise.name", "泉州市鲤城区刺桐云帆信息科技有限公司");
    }

    public static FilingBuilder aClearance() {
        return new FilingBuilder("tax_clearance")
                .with("org.uscc", "91350502MA8T00016E")
                .with("org.name", "泉州市鲤城区刺桐云帆信息科技有限公司")
                .with("exit.taxCredit", "M")
                .with("exit.invoicesReturned", true)
                .with("exit.taxPromise", true);
    }

    public FilingBuilder with(String key, Object value) {
        Forms.put(form, key, value);
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
        return new Filing("case-1", "YJS0", "review-" + item, item, "350500", "林一", form, facts, filedOn);
    }
}
