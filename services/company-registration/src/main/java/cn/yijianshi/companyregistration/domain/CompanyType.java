package cn.yijianshi.companyregistration.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 主体类型: what may be printed on the licence, how the name must end (NAME 9), how many may hold it (COM 42, 92). */
enum CompanyType {
    LLC("有限责任公司（自然人投资或控股）", 1, 50, "有限公司", "有限责任公司"),
    LLC_SOLE_NATURAL("有限责任公司（自然人独资）", 1, 1, "有限公司", "有限责任公司"),
    LLC_SOLE_LEGAL("有限责任公司（法人独资）", 1, 1, "有限公司", "有限责任公司"),
    LLC_FOREIGN("有限责任公司（外商投资）", 1, 50, "有限公司", "有限责任公司"),
    LLC_HMT("有限责任公司（港澳台投资）", 1, 50, "有限公司", "有限责任公司"),
    JSC("股份有限公司（非上市）", 1, 200, "股份有限公司", "股份公司"),
    SOLE_PROP("个人独资企业", 1, 1, "厂", "店", "部", "中心", "工作室"),
    GEN_PARTNER("普通合伙企业", 2, Integer.MAX_VALUE, "（普通合伙）"),
    LTD_PARTNER("有限合伙企业", 2, 50, "（有限合伙）"),
    COOP("农民专业合作社", 5, Integer.MAX_VALUE, "专业合作社"),
    INDIVIDUAL("个体工商户", 0, 1, "店", "铺", "馆", "行", "部", "厂", "坊", "室", "楼", "屋", "中心", "工作室"),
    BRANCH("分公司", 0, Integer.MAX_VALUE, "分公司", "分店", "分厂");

    private final String label;
    private final int fewestHolders;
    private final int mostHolders;
    private final List<String> endings;

    CompanyType(String label, int fewestHolders, int mostHolders, String... endings) {
        this.label = label;
        this.fewestHolders = fewestHolders;
        this.mostHolders = mostHolders;
        this.endings = List.of(endings);
    }

    static Optional<CompanyType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.name().equals(key)).findFirst();
    }

    String label() {
        return label;
    }

    List<String> endings() {
        return endings;
    }

    boolean accepts(String form) {
        // 股份有限公司 ends in 有限公司 and is still no form of a limited liability company.
        if (isLimited()) {
            return endings.contains(form);
        }
        return endings.stream().anyMatch(form::endsWith) && (this == JSC || !form.contains("有限公司"));
    }

    boolean mayHave(int holders) {
        return holders >= fewestHolders && holders <= mostHolders;
    }

    String holders() {
        return mostHolders == Integer.MAX_VALUE ? "≥" + fewestHolders : fewestHolders + "–" + mostHolders;
    }

    boolean isLimited() {
        return this == LLC
                || this == LLC_SOLE_NATURAL
                || this == LLC_SOLE_LEGAL
                || this == LLC_FOREIGN
                || this == LLC_HMT;
    }

    boolean isPartnership() {
        return this == GEN_PARTNER || this == LTD_PARTNER;
    }

    /** No legal person: sole proprietorships, partnerships and branches. */
    boolean isUnincorporated() {
        return this == SOLE_PROP || this == BRANCH || isPartnership();
    }

    /** Who stands for it, as the licence says it (MERi 23). */
    String head() {
        return switch (this) {
            case SOLE_PROP -> "投资人";
            case GEN_PARTNER, LTD_PARTNER -> "执行事务合伙人";
            case INDIVIDUAL -> "经营者";
            case BRANCH -> "负责人";
            default -> "法定代表人";
        };
    }

    /** What the licence calls the means of an enterprise; empty for those that have none of their own. */
    Optional<String> means() {
        return switch (this) {
            case SOLE_PROP, GEN_PARTNER, LTD_PARTNER -> Optional.of("出资额");
            case INDIVIDUAL, BRANCH -> Optional.empty();
            default -> Optional.of("注册资本");
        };
    }

    /** What the licence calls the address (MERi 23). */
    String place() {
        return switch (this) {
            case GEN_PARTNER, LTD_PARTNER -> "主要经营场所";
            case INDIVIDUAL, BRANCH -> "经营场所";
            default -> "住所";
        };
    }

    /** The second character of the credit code (GB 32100) is a figure of the administration. */
    String classOfCode() {
        return this == INDIVIDUAL ? Figures.CODE_CLASS_OF_SOLE_TRADERS : Figures.CODE_CLASS_OF_ENTERPRISES;
    }

    boolean isCompany() {
        return isLimited() || this == JSC;
    }
}
