package cn.yijianshi.systemtests;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an applicant sends: a bundle's own sample, dated from the platform's today, with a company name or a home that
 * nobody else has.
 */
final class Submission {

    // Characters that make good names and no forbidden word, however they meet.
    private static final String NAMES = "晨曦云帆枫林竹韵松涛溪谷梅雪兰芷荷茵桐蔚霖皓嘉璟睿瑜";
    private static final AtomicInteger NAMED = new AtomicInteger();

    private final Map<String, Object> body;

    private Submission(String bundle) {
        this.body = JsonMapper.shared()
                .readValue(
                        Path.of("../../workflows/bundles", bundle, "sample-application.json")
                                .toFile(),
                        new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** 企业开办: a limited company of two, with seals, invoices, insurance and reservations of power and water. */
    static Submission aCompany() {
        LocalDate today = Town.today();
        int number = NAMED.getAndIncrement();
        var company = new Submission("company_start")
                .entering("enterprise.nameBrand", brand(number))
                .entering("name.alternatives", List.of(Map.of("brand", brand(number) + "源")))
                .entering("domicile.leaseTo", today.plusYears(3).toString())
                .entering("util.wantedOn", today.plusDays(21).toString());
        for (String firstMonth : List.of("si.firstMonth", "medins.firstMonth", "hpf.firstMonth")) {
            company.entering(firstMonth, YearMonth.from(today).plusMonths(1).toString());
        }
        company.rows("shareholders")
                .forEach(holder -> holder.put("dueDate", today.plusYears(4).toString()));
        return company;
    }

    /** The same at an address that the property register has to confirm. */
    static Submission aCompanyAt(Home home) {
        return aCompany()
                .answering("domicile_proof", "title")
                .without("domicile.commitment")
                .entering("domicile.address", home.location())
                .entering("domicile.ownerName", Home.SELLER)
                .entering("domicile.certNo", home.titleNumber())
                .entering("domicile.unitCode", home.unitCode());
    }

    /** 二手房转移: a home sold for a million, with all utilities. */
    static Submission aTransferOf(Home home) {
        LocalDate today = Town.today();
        return new Submission("home_transfer")
                .entering("realty.unitCode", home.unitCode())
                .entering("realty.certNo", home.titleNumber())
                .entering("realty.location", home.location())
                .entering("deal.signedOn", today.minusDays(4).toString())
                .entering("tax.sellerHoldFrom", today.minusYears(6).toString())
                .entering("power.accountNo", home.powerAccount())
                .entering("water.accountNo", home.waterAccount())
                .entering("gas.accountNo", home.gasAccount())
                .entering("catv.accountNo", home.cableAccount());
    }

    /** 水电气网联合报装: a small restaurant with all four supplies. */
    static Submission aJointConnection() {
        return new Submission("utility_joint")
                .entering("util.wantedOn", Town.today().plusDays(28).toString());
    }

    Submission withoutInvoices() {
        return answering("invoice", "no").without("tax.invoiceKinds").without("tax.quota");
    }

    Submission withoutWater() {
        return answering("utilities", "power").without("water");
    }

    Submission of(String bundle) {
        body.put("bundle", bundle);
        return this;
    }

    Submission answering(String question, String... options) {
        part("answers").put(question, List.of(options));
        return this;
    }

    Submission entering(String field, Object value) {
        holder(field).put(lastOf(field), value);
        return this;
    }

    Submission without(String field) {
        holder(field).remove(lastOf(field));
        return this;
    }

    /** Changes one column of the first row of a list. */
    Submission enteringInFirst(String list, String column, Object value) {
        rows(list).get(0).put(column, value);
        return this;
    }

    Map<String, Object> body() {
        return body;
    }

    private List<Map<String, Object>> rows(String field) {
        var rows = new ArrayList<Map<String, Object>>();
        for (Object row : (List<?>) holder(field).get(lastOf(field))) {
            rows.add(map(row));
        }
        return rows;
    }

    private Map<String, Object> holder(String field) {
        Map<String, Object> here = part("form");
        String[] steps = field.split("\\.");
        for (String step : Arrays.copyOf(steps, steps.length - 1)) {
            here = map(here.computeIfAbsent(step, missing -> new LinkedHashMap<String, Object>()));
        }
        return here;
    }

    private Map<String, Object> part(String name) {
        return map(body.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static String lastOf(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static String brand(int number) {
        int size = NAMES.length();
        return "" + NAMES.charAt(number % size) + NAMES.charAt(number / size % size) + "逸"
                + NAMES.charAt(number / size / size % size);
    }
}
