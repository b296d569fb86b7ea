package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.Registries.Registry;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** 企业名称申报: looks a name up and keeps it for whoever asked (NAME 16, 18). */
public final class Reserving {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String SYMBOLS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int RANDOM_SYMBOLS = 12;

    private final NameRules rules;
    private final Registries registries;
    private final Reservations reservations;
    private final Sounds sounds;
    private final Figures figures;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Reserving(
            NameRules rules,
            Registries registries,
            Reservations reservations,
            Sounds sounds,
            Figures figures,
            Clock clock) {
        this.rules = rules;
        this.registries = registries;
        this.reservations = reservations;
        this.sounds = sounds;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * What somebody wants to be called.
     *
     * @param approvalFirst whether the business needs an approval before it is registered: the name is kept longer
     */
    public record Wish(EnterpriseName name, String type, String industryCode, String registry, boolean approvalFirst) {

        NameClaim claim() {
            return new NameClaim(name, type, industryCode, registry, null, null);
        }
    }

    public List<Finding> examine(Wish wish) {
        LocalDate today = today();
        registry(wish);
        return rules.examine(wish.claim(), today, today);
    }

    /** @throws Blocked when the name may not be registered */
    public Reservation reserve(Wish wish, String holderId, String holderName, String requestKey) {
        Registry registry = registry(wish);
        // Until the transaction ends nobody else takes a name at this registry.
        registries.hold(registry);
        var kept = reservations.ofRequest(holderId, requestKey);
        if (kept.isPresent()) {
            return kept.get();
        }
        LocalDate today = today();
        var blocking = rules.examine(wish.claim(), today, today).stream()
                .filter(Finding::blocks)
                .toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        int months = figures.on(
                        today, wish.approvalFirst() ? Figures.MONTHS_RESERVED_FOR_APPROVAL : Figures.MONTHS_RESERVED)
                .intValue();
        var reservation = new Reservation(
                "MC" + registry.region() + randomSymbols(),
                wish.name(),
                registry.region(),
                holderId,
                holderName,
                today,
                today.plusMonths(months),
                null,
                null);
        try {
            reservations.keep(reservation, sounds.of(wish.name().brand()), requestKey);
        } catch (Enterprises.NameTaken quicker) {
            throw new Blocked(Finding.block(
                    "NAME-9", "enterprise.name", "name.reserved", wish.name().full()));
        }
        return reservation;
    }

    public void giveBack(Reservation reservation) {
        if (reservation.holdsOn(today())) {
            reservations.giveBack(reservation.number(), today());
        }
    }

    private Registry registry(Wish wish) {
        return registries
                .ofRegion(wish.registry())
                .orElseThrow(() ->
                        new Blocked(Finding.block("MER-11", "domicile.region", "domicile.outside", wish.registry())));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    private String randomSymbols() {
        var symbols = new StringBuilder();
        for (int i = 0; i < RANDOM_SYMBOLS; i++) {
            symbols.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
        }
        return symbols.toString();
    }
}
