package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.Registries.Registry;
import cn.yijianshi.department.domain.CertificateDraft;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;

/** 营业执照 as it is printed (MERi 23). */
final class Licence {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年MM月dd日");

    private Licence() {}

    static CertificateDraft of(Enterprise enterprise, Registry registry, String number) {
        CompanyType type = CompanyType.of(enterprise.type()).orElse(CompanyType.LLC);
        var lines = new LinkedHashMap<String, String>();
        lines.put("统一社会信用代码", enterprise.uscc());
        lines.put("名称", enterprise.name().full());
        lines.put(
                "类型", CompanyType.of(enterprise.type()).map(CompanyType::label).orElse(enterprise.type()));
        lines.put(type.head(), enterprise.legalRep());
        lines.put("经营范围", enterprise.scope());
        if (enterprise.capital().signum() > 0) {
            type.means()
                    .ifPresent(
                            means -> lines.put(means, CapitalInWords.of(enterprise.capital(), enterprise.currency())));
        }
        lines.put("成立日期", DAY.format(enterprise.establishedOn()));
        lines.put("营业期限", enterprise.term());
        lines.put(type.place(), enterprise.domicile());
        lines.put("登记机关", registry.name());
        return new CertificateDraft(
                "BUSINESS_LICENCE", number, enterprise.name().full(), lines);
    }

    static String term(String term, LocalDate from) {
        if (!term.matches("[0-9]{1,2}")) {
            return "长期";
        }
        LocalDate last = from.plusYears(Integer.parseInt(term)).minusDays(1);
        return DAY.format(from) + "至" + DAY.format(last);
    }
}
