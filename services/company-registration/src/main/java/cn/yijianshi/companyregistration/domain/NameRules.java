package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

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

    private final LawBook book;
    private final Enterprises register;
    private final Reservations reservations;
    private final Sounds sounds;
    private final Figures figures;

    public NameRules(LawBook book, Enterprises register, Reservations reservations, Sounds sounds, Figures figures) {
        this.book = book;
        this.register = register;
        this.reservations = reservations;
        this.sounds = sounds;
        this.figures = figures;
    }

    /**
     * @param law the day whose words and measures count: that of filing
     * @param today whom the name meets in the register
     */
    List<Finding> examine(NameClaim claim, LocalDate law, LocalDate today) {
        if (CompanyType.BRANCH.name().equals(claim.type())) {
            return examineBranch(claim, law, today);
        }
        EnterpriseName name = claim.name();
        var industries = book.industryWords(law);
        var found = new ArrayList<Finding>();
        order(name, found);
        region(name, claim.registry(), book.regionNames(law), found);
        characters(name, found);
        brand(name, book.regionNames(law), industries, found);
        industry(claim, industries, found);
        form(claim, found);
        words(name, book.forbiddenWords(law), found);
        reservation(claim, today, found);
        new Comparison(claim, industries, law, today).into(found);
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(0, pass("NAME", NAME, "name.may-be-registered", name.full()));
        }
        return found;
    }

    /** 企业名称登记管理规定 13: the company's full name, and behind it 分公司, 分店 or 分厂. */
    private List<Finding> examineBranch(NameClaim claim, LocalDate law, LocalDate today) {
        EnterpriseName name = claim.name();
        String full = name.full();
        var found = new ArrayList<Finding>();
        characters(name, found);
        form(claim, found);
        if (claim.company().isEmpty()) {
            found.add(warn("NAME-12", NAME, "name.company-not-known", full));
        } else if (!full.startsWith(claim.company())) {
            found.add(block("NAME-12", NAME, "name.not-after-company", full, claim.company()));
        } else {
            String own = full.substring(claim.company().length());
            words(new EnterpriseName(own, "", own, "", name.form()), book.forbiddenWords(law), found);
        }
        sameName(claim, found);
        reservation(claim, today, found);
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(0, pass("NAME-12", NAME, "name.may-be-registered", full));
        }
        return found;
    }

    private void sameName(NameClaim claim, List<Finding> found) {
        String full = claim.name().full();
        register.liveNamed(full)
                .filter(other -> !other.uscc().equals(claim.uscc()))
                .ifPresent(other -> found.add(block("NAME-9", NAME, "name.same", full, other.uscc())));
    }

    private static void order(EnterpriseName name, List<Finding> found) {
        if (!name.isInOrder()) {
            found.add(block("NAME-1", NAME, "name.not-in-order", name.full()));
        }
    }

    private static void region(EnterpriseName name, String registry, RegionNames regions, List<Finding> found) {
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

    private static void brand(EnterpriseName name, RegionNames regions, IndustryWords industries, List<Finding> found) {
        if (name.brand().length() < 2) {
            found.add(block("NAME-4", BRAND, "name.brand-too-short"));
        } else if (regions.isPlaceName(name.brand())) {
            found.add(warn("NAME-4", BRAND, "name.brand-is-a-place", name.brand()));
        } else if (industries.isIndustryWord(name.brand())) {
            found.add(warn("NAME-4", BRAND, "name.brand-is-an-industry", name.brand()));
        }
    }

    private static void industry(NameClaim claim, IndustryWords industries, List<Finding> found) {
        String industry = claim.name().industry();
        String code = claim.industryCode();
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

    private static void form(NameClaim claim, List<Finding> found) {
        String form = claim.name().form();
        CompanyType.of(claim.type())
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
                        () -> found.add(warn("NAME-6", "enterprise.type", "enterprise.type-not-known", claim.type())));
    }

    private static void words(EnterpriseName name, ForbiddenWords forbidden, List<Finding> found) {
        for (ForbiddenWords.Entry hit : forbidden.in(name)) {
            switch (hit.effect()) {
                case REFUSE -> found.add(block("NAME-7", BRAND, "name.forbidden-word", hit.word(), hit.kind()));
                case LOOK -> found.add(warn("NAME-7", BRAND, "name.word-to-judge", hit.word(), hit.kind()));
                case LOOK_IN_FRONT -> found.add(warn("NAME-8", NAME, "name.state-council", hit.word()));
            }
        }
    }

    /** Whoever names a reservation names his own: it must be of this name, and hold. */
    private void reservation(NameClaim claim, LocalDate today, List<Finding> found) {
        if (claim.reservation() == null) {
            return;
        }
        reservations
                .of(claim.reservation())
                .filter(kept -> kept.name().full().equals(claim.name().full()))
                .ifPresentOrElse(
                        kept -> {
                            if (kept.holdsOn(today)) {
                                found.add(pass(
                                        "NAME-18",
                                        NAME,
                                        "name.reserved-for-you",
                                        kept.until().toString()));
                            } else {
                                found.add(warn(
                                        "NAME-18",
                                        NAME,
                                        "name.reservation-over",
                                        kept.until().toString()));
                            }
                        },
                        () -> found.add(block(
                                "NAME-18", "name.reservationNo", "name.reservation-not-known", claim.reservation())));
    }

    /** One name held against the register. */
    private final class Comparison {
        private final NameClaim claim;
        private final EnterpriseName name;
        private final IndustryWords industries;
        private final LocalDate today;
        private final int yearsOfRest;
        private final List<Likeness> likenesses;
        private final Set<String> seen = new LinkedHashSet<>();

        Comparison(NameClaim claim, IndustryWords industries, LocalDate law, LocalDate today) {
            this.claim = claim;
            this.name = claim.name();
            this.industries = industries;
            this.today = today;
            this.yearsOfRest = figures.on(law, Figures.YEARS_A_NAME_RESTS).intValue();
            this.likenesses = book.likenesses(law).stream()
                    .filter(likeness -> likeness.effect() != Likeness.Effect.OFF)
                    .toList();
        }

        void into(List<Finding> found) {
            sameName(claim, found);
            keptForOthers(found);
            var others = new ArrayList<>(register.branded(brandsInside(name.brand())));
            others.addAll(register.sounding(sounds.of(name.brand())));
            others.addAll(register.differingInOne(name.brand(), claim.registry()));
            for (Enterprise other : others) {
                boolean itself = other.uscc().equals(claim.uscc());
                boolean named = other.name().full().equals(name.full()) && other.lives();
                if (!itself && !named) {
                    found.addAll(compare(other));
                }
            }
            for (FormerName former : register.formerlyBranded(name.brand())) {
                if (!former.uscc().equals(claim.uscc())
                        && former.registry().equals(claim.registry())
                        && sameTrade(former.name())
                        && former.givenUpOn().plusYears(yearsOfRest).isAfter(today)) {
                    found.add(block(
                            "NAME-9",
                            BRAND,
                            "name.brand-changed-lately",
                            former.name().full()));
                }
            }
        }

        /** Reserved counts like registered (NAME 17). */
        private void keptForOthers(List<Finding> found) {
            for (Reservation kept : reservations.branded(List.of(name.brand()), today)) {
                if (kept.number().equals(claim.reservation())) {
                    continue;
                }
                if (kept.name().full().equals(name.full())) {
                    found.add(block("NAME-9", NAME, "name.reserved", name.full()));
                } else if (kept.registry().equals(claim.registry()) && sameTrade(kept.name())) {
                    found.add(block(
                            "NAME-9", BRAND, "name.brand-reserved", kept.name().full()));
                }
            }
        }

        private List<Finding> compare(Enterprise other) {
            EnterpriseName theirs = other.name();
            if (isAtRest(other) || !seen.add(theirs.full())) {
                return List.of();
            }
            if (!theirs.brand().equals(name.brand())) {
                return alike(other);
            }
            if (other.registry().equals(claim.registry()) && sameTrade(theirs)) {
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
            return industries.sameIndustry(name.industry(), theirs.industry())
                    ? List.of(warn("NAME-10", NAME, "name.same-brand-and-industry", theirs.full()))
                    : List.of();
        }

        /** Of the ways in which two brands are alike, the first that the measures know counts. */
        private List<Finding> alike(Enterprise other) {
            String brand = other.name().brand();
            return likenesses.stream()
                    .filter(likeness -> name.brand().length() >= likeness.leastLength())
                    .filter(likeness ->
                            !likeness.sameRegistry() || other.registry().equals(claim.registry()))
                    .filter(likeness -> !likeness.sameTrade() || sameTrade(other.name()))
                    .filter(likeness -> likeness.kind().holds(name.brand(), brand, sounds))
                    .findFirst()
                    .map(likeness -> List.of(new Finding(
                            likeness.effect() == Likeness.Effect.BLOCK ? Finding.Level.BLOCK : Finding.Level.WARN,
                            "NAME-10",
                            BRAND,
                            likeness.kind().code(),
                            List.of(brand, other.name().full()))))
                    .orElse(List.of());
        }

        /** A name without an industry stands against every industry. */
        private boolean sameTrade(EnterpriseName theirs) {
            return name.industry().isEmpty()
                    || theirs.industry().isEmpty()
                    || industries.sameIndustry(name.industry(), theirs.industry());
        }

        /** A name is free again when its enterprise has been gone for long enough. */
        private boolean isAtRest(Enterprise other) {
            return !other.lives()
                    && !other.standingSince().plusYears(yearsOfRest).isAfter(today);
        }
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
