package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.companyregistration.domain.Enterprise.Standing;
import cn.yijianshi.department.domain.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** 企业名称登记管理规定 (NAME) and its rules of comparison, in the order of the handbook's list. */
public final class NameRules {
    private static final Pattern CHINESE = Pattern.compile("[\\u3400-\\u4dbf\\u4e00-\\u9fff（）]+");
    private static final String NAME = "enterprise.name";
    private static final String REGION = "enterprise.nameRegion";
    private static final String BRAND = "enterprise.nameBrand";
    private static final String INDUSTRY = "enterprise.nameIndustry";
    private static final String FORM = "enterprise.nameForm";

    private final ForbiddenWords forbidden;
    private final RegionNames regions;
    private final IndustryWords industries;
    private final Enterprises register;
    private final Figures figures;

    public NameRules(
            ForbiddenWords forbidden,
            RegionNames regions,
            IndustryWords industries,
            Enterprises register,
            Figures figures) {
        this.forbidden = forbidden;
        this.regions = regions;
        this.industries = industries;
        this.register = register;
        this.figures = figures;
    }

    List<Finding> examine(Establishment establishment, String registry, LocalDate today) {
        EnterpriseName name = establishment.name();
        var found = new ArrayList<Finding>();
        order(name, found);
        region(name, registry, found);
        characters(name, found);
        brand(name, found);
        industry(establishment, found);
        form(establishment, found);
        words(name, found);
        comparison(name, registry, today, found);
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(0, pass("NAME", NAME, "name.may-be-registered", name.full()));
        }
        return found;
    }

    private static void order(EnterpriseName name, List<Finding> found) {
        if (!name.isInOrder()) {
            found.add(block("NAME-1", NAME, "name.not-in-order", name.full()));
        }
    }

    private void region(EnterpriseName name, String registry, List<Finding> found) {
        if (name.region().isEmpty()) {
            found.add(warn("NAME-1", REGION, "name.no-region"));
        } else if (!regions.mayBeUsed(registry, name.region())) {
            found.add(
                    block("NAME-2", REGION, "name.region-not-of-registry", name.region(), regions.examples(registry)));
        }
    }

    private static void characters(EnterpriseName name, List<Finding> found) {
        if (!CHINESE.matcher(name.full()).matches()) {
            found.add(block("NAME-3", NAME, "name.not-chinese", name.full()));
        }
    }

    private void brand(EnterpriseName name, List<Finding> found) {
        if (name.brand().length() < 2) {
            found.add(block("NAME-4", BRAND, "name.brand-too-short"));
        } else if (regions.isPlaceName(name.brand())) {
            found.add(warn("NAME-4", BRAND, "name.brand-is-a-place", name.brand()));
        } else if (industries.isIndustryWord(name.brand())) {
            found.add(warn("NAME-4", BRAND, "name.brand-is-an-industry", name.brand()));
        }
    }

    private void industry(Establishment establishment, List<Finding> found) {
        String industry = establishment.name().industry();
        String code = establishment.industryCode();
        if (industry.isEmpty()) {
            found.add(warn("NAME-1", INDUSTRY, "name.no-industry"));
        } else if (!code.isEmpty()) {
            var fits = industries.fits(industry, code);
            if (fits.isEmpty()) {
                found.add(warn("NAME-5", INDUSTRY, "name.industry-unknown", industry));
            } else if (!fits.get()) {
                found.add(warn("NAME-5", INDUSTRY, "name.industry-differs-from-scope", industry, code));
            }
        }
    }

    private static void form(Establishment establishment, List<Finding> found) {
        String form = establishment.name().form();
        establishment
                .companyType()
                .ifPresentOrElse(
                        type -> {
                            if (!type.accepts(form)) {
                                found.add(block(
                                        "NAME-6",
                                        FORM,
                                        "name.form-does-not-match-type",
                                        form,
                                        type.label(),
                                        String.join("、", type.endings())));
                            }
                        },
                        () -> found.add(
                                warn("NAME-6", "enterprise.type", "enterprise.type-not-known", establishment.type())));
    }

    private void words(EnterpriseName name, List<Finding> found) {
        for (ForbiddenWords.Entry hit : forbidden.in(name)) {
            switch (hit.effect()) {
                case REFUSE -> found.add(block("NAME-7", BRAND, "name.forbidden-word", hit.word(), hit.kind()));
                case LOOK -> found.add(warn("NAME-7", BRAND, "name.word-to-judge", hit.word(), hit.kind()));
                case LOOK_IN_FRONT -> found.add(warn("NAME-8", NAME, "name.state-council", hit.word()));
            }
        }
    }

    private void comparison(EnterpriseName name, String registry, LocalDate today, List<Finding> found) {
        register.liveNamed(name.full())
                .ifPresent(other -> found.add(block("NAME-9", NAME, "name.same", name.full(), other.uscc())));
        var known = new LinkedHashSet<String>();
        for (Enterprise other : register.branded(brandsInside(name.brand()))) {
            if (other.name().full().equals(name.full()) && other.standing() == Standing.LIVE) {
                continue;
            }
            found.addAll(compare(name, other, registry, today, known));
        }
    }

    private List<Finding> compare(
            EnterpriseName name, Enterprise other, String registry, LocalDate today, Set<String> known) {
        EnterpriseName theirs = other.name();
        if (isAtRest(other, today) || !known.add(theirs.full())) {
            return List.of();
        }
        if (!theirs.brand().equals(name.brand())) {
            return List.of(warn("NAME-10", BRAND, "name.contains-brand", theirs.brand(), theirs.full()));
        }
        boolean sameIndustry = industries.sameIndustry(name.industry(), theirs.industry());
        boolean oneHasNone = name.industry().isEmpty() || theirs.industry().isEmpty();
        if (other.registry().equals(registry) && (sameIndustry || oneHasNone)) {
            String code =
                    switch (other.standing()) {
                        case LIVE -> "name.brand-taken";
                        case CANCELLED -> "name.brand-cancelled-lately";
                        case REVOKED -> "name.brand-revoked-lately";
                    };
            return List.of(block("NAME-9", BRAND, code, theirs.full()));
        }
        if (theirs.hasTheSamePartsAs(name)) {
            return List.of(warn("NAME-10", NAME, "name.same-parts", theirs.full()));
        }
        return sameIndustry ? List.of(warn("NAME-10", NAME, "name.same-brand-and-industry", theirs.full())) : List.of();
    }

    /** A name is free again when its enterprise has been gone for long enough. */
    private boolean isAtRest(Enterprise other, LocalDate today) {
        int years = figures.on(today, Figures.YEARS_A_NAME_RESTS).intValue();
        return other.standing() != Standing.LIVE
                && !other.standingSince().plusYears(years).isAfter(today);
    }

    /** The brand and every brand of two characters or more that could be hidden in it. */
    private static Set<String> brandsInside(String brand) {
        var brands = new LinkedHashSet<String>();
        for (int length = brand.length(); length >= 2; length--) {
            for (int from = 0; from + length <= brand.length(); from++) {
                brands.add(brand.substring(from, from + length));
            }
        }
        return brands;
    }
}
