package cn.yijianshi.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bundles' own sample applications, with the days that fit the day they are filed on. */
final class Samples {

    private final Path bundles;

    Samples(Path repository) {
        this.bundles = repository.resolve("workflows/bundles");
    }

    /** 企业开办 under a name of its own. */
    ObjectNode company(String brand, LocalDate today) {
        ObjectNode sample = read("company_start");
        part(sample, "enterprise").put("nameBrand", brand);
        ((ObjectNode) sample.at("/form/name/alternatives/0")).put("brand", brand + "源");
        part(sample, "domicile").put("leaseTo", today.plusYears(3).toString());
        part(sample, "util").put("wantedOn", today.plusDays(21).toString());
        String nextMonth = YearMonth.from(today).plusMonths(1).toString();
        List.of("si", "medins", "hpf").forEach(fund -> part(sample, fund).put("firstMonth", nextMonth));
        sample.at("/form/shareholders").valueStream().forEach(holder -> ((ObjectNode) holder)
                .put("dueDate", today.plusYears(4).toString()));
        return sample;
    }

    /** The same of a founder who lives in a district of the town. */
    ObjectNode company(
            String brand, LocalDate today, String founder, String partner, Townspeople.District district, int number) {
        ObjectNode sample = company(brand, today);
        sample.put("region", district.code());
        part(sample, "enterprise").put("nameRegion", district.inNames());
        part(sample, "domicile")
                .put("region", district.code())
                .put("town", district.town())
                .put("address", district.street() + number + "号2层201室");
        ((ObjectNode) sample.at("/form/shareholders/0")).put("name", founder);
        ((ObjectNode) sample.at("/form/shareholders/1")).put("name", partner);
        ((ObjectNode) sample.at("/form/directors/0")).put("name", founder);
        part(sample, "legalRep").put("name", founder);
        part(sample, "financeOfficer").put("name", partner);
        return sample;
    }

    /** 水电气网联合报装 of a place. */
    ObjectNode utilities(LocalDate today, String contact, Townspeople.District district, int number) {
        ObjectNode sample = read("utility_joint");
        sample.put("region", district.code());
        part(sample, "place")
                .put("region", district.code())
                .put("address", "泉州市" + district.name() + district.street() + number + "号1层");
        part(sample, "util")
                .put("contactName", contact)
                .put("wantedOn", today.plusDays(21).toString());
        return sample;
    }

    /** 二手房转移 of a home that the register has on its seller. */
    ObjectNode transfer(String unitCode, String titleNumber, String location, LocalDate today) {
        ObjectNode sample = read("home_transfer");
        part(sample, "realty")
                .put("unitCode", unitCode)
                .put("certNo", titleNumber)
                .put("location", location);
        part(sample, "deal").put("signedOn", today.minusDays(4).toString());
        part(sample, "tax").put("sellerHoldFrom", today.minusYears(6).toString());
        String serial = unitCode.substring(unitCode.length() - 6);
        part(sample, "power").put("accountNo", "3505029" + serial);
        part(sample, "water").put("accountNo", "W350529" + serial);
        part(sample, "gas").put("accountNo", "G350529" + serial);
        part(sample, "catv").put("accountNo", "C350529" + serial);
        return sample;
    }

    private ObjectNode read(String bundle) {
        Path file = bundles.resolve(bundle).resolve("sample-application.json");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("the sample application " + file + " is missing");
        }
        JsonNode sample = JsonMapper.shared().readTree(file.toFile());
        return (ObjectNode) sample;
    }

    private static ObjectNode part(ObjectNode sample, String name) {
        return (ObjectNode) sample.get("form").get(name);
    }
}
