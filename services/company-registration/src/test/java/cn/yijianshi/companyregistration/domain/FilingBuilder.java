package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.testing.Forms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A founding that is in order in every way, so that a test names only what is not. */
public final class FilingBuilder {
    private final Map<String, Object> form = new LinkedHashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private LocalDate filedOn = LocalDate.of(2026, 11, 23);
    private final String item;
    private String caseId = "case-1";

    private FilingBuilder(String item) {
        this.item = item;
    }

    public static FilingBuilder aFounding() {
        return new FilingBuilder("company_establishment")
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

    public static FilingBuilder aSoleProprietorship() {
        return withoutCapital("SOLE_PROP", "INVESTOR")
                .with("enterprise.nameBrand", "刺桐独行")
                .with("enterprise.nameForm", "工作室")
                .with("enterprise.contribution", "8")
                .with("legalRep.residence", "泉州市鲤城区西街2号");
    }

    public static FilingBuilder aGeneralPartnership() {
        return withoutCapital("GEN_PARTNER", "EXECUTIVE_PARTNER")
                .with("enterprise.nameBrand", "刺桐同舟")
                .with("enterprise.nameForm", "合伙企业（普通合伙）")
                .with(
                        "partners",
                        List.of(
                                partner("林一", "350502190001010017", "UNLIMITED", true),
                                partner("陈二", "350521190102030024", "UNLIMITED", false)));
    }

    public static FilingBuilder aLimitedPartnership() {
        return withoutCapital("LTD_PARTNER", "EXECUTIVE_PARTNER")
                .with("enterprise.nameBrand", "刺桐共济")
                .with("enterprise.nameForm", "中心（有限合伙）")
                .with(
                        "partners",
                        List.of(
                                partner("林一", "350502190001010017", "UNLIMITED", true),
                                partner("陈二", "350521190102030024", "LIMITED", false)));
    }

    /** Of a company of this code and name, in its own city. */
    public static FilingBuilder aBranch(String company, String name) {
        return withoutCapital("BRANCH", "IN_CHARGE")
                .with("enterprise.nameForm", "分公司")
                .with("parent.uscc", company)
                .with("parent.name", name)
                .with("parent.branchWords", "涂门");
    }

    private static FilingBuilder withoutCapital(String type, String position) {
        return new FilingBuilder("company_establishment")
                .with("enterprise.nameRegion", "泉州市鲤城区")
                .with("enterprise.nameIndustry", "信息科技")
                .with("enterprise.type", type)
                .with("enterprise.term", "LONG")
                .with("enterprise.industryCode", "6513")
                .with("enterprise.scope", List.of(Map.of("text", "软件开发", "kind", "GENERAL", "main", true)))
                .with("legalRep.name", "林一")
                .with("legalRep.idNumber", "350502190001010017")
                .with("legalRep.position", position)
                .with("financeOfficer.name", "王三")
                .with("financeOfficer.idNumber", "35058219020304003X")
                .with("domicile.region", "350502")
                .with("domicile.address", "泉州市鲤城区涂门街8号")
                .with("domicile.commitment", true);
    }

    public static Map<String, Object> partner(String name, String idNumber, String liability, boolean executive) {
        return new HashMap<>(Map.of(
                "kind", "NATURAL",
                "name", name,
                "idType", "ID_CARD",
                "idNumber", idNumber,
                "address", "泉州市鲤城区西街2号",
                "liability", liability,
                "executive", executive,
                "subscribed", "50",
                "form", "MONEY",
                "dueDate", "2030-01-01"));
    }

    /** Of the enterprise that {@link #aFounding} founds. */
    public static FilingBuilder aChange(String uscc, String... kinds) {
        return of("company_change", uscc).with("change.kinds", List.of(kinds)).with("change.decidedOn", "2026-11-20");
    }

    public static FilingBuilder aDeregistration(String uscc) {
        return of("company_dereg", uscc)
                .with("exit.reason", "RESOLUTION")
                .with("exit.dissolvedOn", "2026-09-01")
                .with("exit.groupPublishedOn", "2026-09-11")
                .with("exit.creditorsNoticeOn", "2026-09-11")
                .with("exit.liquidatedOn", "2026-11-10")
                .fact("tax.clearanceNo", "350502清税2026000001");
    }

    public static FilingBuilder aSimpleExit(String uscc) {
        return of("company_simple_dereg", uscc)
                .with("exit.debts", "NONE")
                .with("exit.promiseSigned", true)
                .with("exit.branchesClosed", true);
    }

    /** To Fengze; what {@link #aFounding} founds stands in Licheng. */
    public static FilingBuilder aMove(String uscc) {
        return of("company_migration", uscc)
                .with("move.fromRegion", "350502")
                .with("move.decidedOn", "2026-11-20")
                .with("move.rename", false)
                .with("domicile.region", "350503")
                .with("domicile.address", "泉州市丰泽区津淮街9号")
                .with("domicile.commitment", true);
    }

    public static FilingBuilder anExitNotice(String uscc) {
        return of("exit_notice", uscc).with("exit.debts", "NONE").with("exit.promiseSigned", true);
    }

    public static FilingBuilder aLicenceCheck(String uscc) {
        return of("business_licence_check", uscc);
    }

    private static FilingBuilder of(String item, String uscc) {
        return new FilingBuilder(item).with("org.uscc", uscc).with("org.name", "泉州市鲤城区刺桐云帆信息科技有限公司");
    }

    public static Map<String, Object> holder(String name, String subscribed, String dueDate) {
        return new HashMap<>(
                Map.of("kind", "NATURAL", "name", name, "subscribed", subscribed, "form", "MONEY", "dueDate", dueDate));
    }

    public static Map<String, Object> person(String name, String idNumber) {
        return Map.of("name", name, "idNumber", idNumber);
    }

    public FilingBuilder with(String key, Object value) {
        Forms.put(form, key, value);
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
        return new Filing(caseId, "YJS0", "review-" + caseId, item, "350500", "林一", form, facts, filedOn);
    }
}
