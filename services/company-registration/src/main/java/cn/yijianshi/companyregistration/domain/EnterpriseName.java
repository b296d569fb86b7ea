package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import java.util.List;

/** 企业名称 in its four parts (NAME 6): 行政区划 + 字号 + 行业或经营特点 + 组织形式. */
public record EnterpriseName(String full, String region, String brand, String industry, String form) {

    public EnterpriseName {
        full = fullWidth(full);
        region = fullWidth(region);
        brand = fullWidth(brand);
        industry = fullWidth(industry);
        form = fullWidth(form);
    }

    static EnterpriseName of(String region, String brand, String industry, String form) {
        return new EnterpriseName(region + brand + industry + form, region, brand, industry, form);
    }

    /** A branch is called after its company and has no brand or industry of its own (NAME 13). */
    static EnterpriseName ofBranch(String company, String words, String form) {
        return new EnterpriseName(company + words + form, "", "", "", form);
    }

    static EnterpriseName in(Filing filing) {
        if (filing.text("enterprise.type").filter("BRANCH"::equals).isPresent()) {
            return ofBranch(
                    filing.text("parent.name").orElse(""),
                    filing.text("parent.branchWords").orElse(""),
                    filing.text("enterprise.nameForm").orElse(""));
        }
        String region = filing.text("enterprise.nameRegion").orElse("");
        String brand = filing.text("enterprise.nameBrand").orElse("");
        String industry = filing.text("enterprise.nameIndustry").orElse("");
        String form = filing.text("enterprise.nameForm").orElse("");
        return new EnterpriseName(
                filing.text("enterprise.name").orElse(region + brand + industry + form), region, brand, industry, form);
    }

    /** The order of NAME 6, or the region in brackets behind the brand or the industry. */
    boolean isInOrder() {
        return List.of(
                        region + brand + industry + form,
                        brand + "（" + region + "）" + industry + form,
                        brand + industry + "（" + region + "）" + form)
                .contains(full);
    }

    boolean hasTheSamePartsAs(EnterpriseName other) {
        return region.equals(other.region)
                && brand.equals(other.brand)
                && industry.equals(other.industry)
                && form.equals(other.form);
    }

    private static String fullWidth(String text) {
        return text.replaceAll("\\s", "").replace('(', '（').replace(')', '）');
    }
}
