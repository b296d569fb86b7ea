package cn.yijianshi.propertyregistration.domain;

import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aTransfer;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import cn.yijianshi.propertyregistration.persistence.ShippedTables;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is applied for in whatever order: a unit has one set of owners, shares make a whole, a sealed unit stays where it
 * is, and a mortgage goes only by its own cancellation.
 */
class RegisterInvariantsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
    private static final List<String> UNITS =
            List.of("350502001001GB00001F00010001", "350502001001GB00001F00010003", "350502001001GB00001F00010006");
    private static final List<String> PEOPLE = List.of("甲", "乙", "丙", "丁");
    private static final List<String> BANKS = List.of("中国银行", "建设银行");

    private final ShippedTables tables = new ShippedTables();
    private final RealtyRegister register = tables.register();
    private final Office office = tables.office(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Desk transfer = new TransferDesk("re_transfer", office);
    private final Desk mortgage = new MortgageDesk("re_mortgage", "deal.buyers", office);
    private final Desk cancel = new MortgageCancelDesk(office);
    private final Desk mortgageChange = new MortgageChangeDesk(office);
    private final Desk seal = new SealDesk(office);
    private final Desk prenotice = new PrenoticeDesk(office);
    private final Desk change = new ChangeDesk(office);

    private int cases;
    private int granted;

    @Property(tries = 60)
    void the_register_stays_sound(@ForAll long seed) {
        var random = new Random(seed);
        var mortgages = new HashSet<String>();
        UNITS.forEach(unit -> mortgages.addAll(live(unit, Kind.MORTGAGE)));
        for (int step = 0; step < 25; step++) {
            String unit = UNITS.get(random.nextInt(UNITS.size()));
            Title before = register.liveTitle(unit).orElseThrow();
            boolean sealed = !live(unit, Kind.SEAL).isEmpty();
            FilingBuilder filing = anything(random, unit, before);
            Desk desk = desk(filing.filing().item());
            desk.received(filing.filing(), NOW.plusSeconds(cases));
            try {
                var outputs = tables.asked().transaction().execute(status -> decide(desk, filing.filing()));
                granted++;
                mortgages.remove(outputs.get("mortgage.cancelledNo"));
                if (outputs.get("mortgage.certNo") != null) {
                    mortgages.add(outputs.get("mortgage.certNo"));
                }
            } catch (Blocked refused) {
                desk.refused(filing.filing());
            }
            Title after = register.liveTitle(unit).orElseThrow();

            if (after.coOwn().equals("SOLE")) {
                assertThat(after.owners()).hasSize(1);
            }
            if (!after.coOwn().equals("JOINT")) {
                assertThat(Title.sum(after.owners())).isEqualByComparingTo(new BigDecimal(100));
            }
            if (sealed) {
                assertThat(after.number()).isEqualTo(before.number());
            }
            assertThat(after.certificates()).doesNotHaveDuplicates();
            assertThat(UNITS.stream().flatMap(each -> live(each, Kind.MORTGAGE).stream()))
                    .containsExactlyInAnyOrderElementsOf(mortgages);
            assertThat(register.history(unit, null, 1000).stream()
                            .mapToInt(line -> switch (line.act()) {
                                case TITLE_ENTERED -> 1;
                                case TITLE_CLOSED -> -1;
                                default -> 0;
                            })
                            .sum())
                    .isEqualTo(1);
        }
        // A walk on which nothing is ever granted would prove nothing.
        assertThat(granted).isPositive();
    }

    /** As any decision is made: it is examined first. */
    private Map<String, String> decide(Desk desk, Filing filing) {
        desk.examine(filing);
        return desk.grant(filing, Map.of(), NOW.plusSeconds(cases)).outputs();
    }

    private FilingBuilder anything(Random random, String code, Title title) {
        String of = "case-" + ++cases;
        FilingBuilder filing =
                switch (random.nextInt(9)) {
                    case 0, 1, 2 -> sale(random, code, title);
                    case 3 ->
                        FilingBuilder.of("re_mortgage")
                                .with("realty.unitCode", code)
                                .with("realty.certNo", title.number())
                                .with("deal.buyers", parties(title.owners()))
                                .with("deal.loanBank", BANKS.get(random.nextInt(BANKS.size())))
                                .with("deal.loanAmount", "100000");
                    case 4 ->
                        FilingBuilder.of("re_mortgage_cancel")
                                .with("realty.unitCode", code)
                                .with(
                                        "deal.oldMortgageNo",
                                        live(code, Kind.MORTGAGE).stream()
                                                .findFirst()
                                                .orElse("无"));
                    case 5 ->
                        anOrder(random.nextBoolean() ? "SEAL" : "UNSEAL", code)
                                .with("seal.docNo", "执保" + random.nextInt(3) + "号")
                                .with("seal.oldDocNo", "执保" + random.nextInt(3) + "号");
                    case 7 ->
                        FilingBuilder.of("re_mortgage_change")
                                .with("realty.unitCode", code)
                                .with("realty.certNo", title.number())
                                .with(
                                        "deal.oldMortgageNo",
                                        live(code, Kind.MORTGAGE).stream()
                                                .reduce((one, other) -> other)
                                                .orElse("无"))
                                .with("mortgage.changes", List.of("RANK", "AMOUNT"))
                                .with("mortgage.newAmount", 1 + random.nextInt(1000))
                                .with("mortgage.newRank", 1 + random.nextInt(2));
                    case 6 ->
                        FilingBuilder.of("re_prenotice")
                                .with("realty.unitCode", code)
                                .with("realty.certNo", title.number())
                                .with("deal.sellers", parties(title.owners()))
                                .with("deal.buyers", List.of(Map.of("name", PEOPLE.get(random.nextInt(4)))))
                                .with("deal.loanBank", BANKS.get(0))
                                .with("deal.loanAmount", "5")
                                .with("reg.prenoticeMortgage", random.nextBoolean())
                                .with("reg.convertAgreed", true);
                    default ->
                        FilingBuilder.of("re_general")
                                .with("realty.unitCode", code)
                                .with("realty.certNo", title.number())
                                .with("change.kind", "TERM")
                                .with("change.value", "2090-01-01")
                                .with("change.docNo", "1号");
                };
        return filing.ofCase(of);
    }

    private FilingBuilder sale(Random random, String code, Title title) {
        Unit unit = register.unit(code).orElseThrow();
        Set<Integer> chosen = new HashSet<>(Set.of(random.nextInt(4)));
        if (random.nextBoolean()) {
            chosen.add(random.nextInt(4));
        }
        List<Owner> sellers = random.nextInt(3) == 0 ? title.owners().subList(0, 1) : title.owners();
        BigDecimal given = Succession.givesAPart(title, sellers) ? Succession.given(title, sellers) : Title.WHOLE;
        // Now and then the shares are wrong on purpose.
        int total = given.intValue() - (random.nextInt(6) == 0 ? 1 : 0);
        var people = List.copyOf(chosen);
        List<Map<String, Object>> buyers = IntStream.range(0, people.size())
                .mapToObj(i -> Map.<String, Object>of(
                        "name",
                        PEOPLE.get(people.get(i)),
                        "share",
                        i == 0 ? total - (people.size() - 1) * (total / 3) : total / 3))
                .toList();
        String bank = register.burdens(code).stream()
                .filter(burden -> burden.kind() == Kind.MORTGAGE)
                .map(Burden::holder)
                .findFirst()
                .orElse("");
        return aTransfer()
                .with("realty.unitCode", code)
                .with("realty.certNo", title.number())
                .with("realty.location", unit.location())
                .with("realty.buildingArea", unit.buildingArea().toPlainString())
                .with("deal.sellers", parties(sellers))
                .with("deal.buyers", buyers)
                .with("deal.coOwn", buyers.size() == 1 ? "SOLE" : random.nextBoolean() ? "SHARES" : "JOINT")
                .with("reg.certKind", random.nextBoolean() ? "SINGLE" : "SEPARATE")
                .with("deal.withMortgage", random.nextBoolean())
                .with("deal.mortgagee", bank)
                .with("deal.mortgageConsentNo", "同意1号");
    }

    private static List<Map<String, Object>> parties(List<Owner> owners) {
        return owners.stream()
                .map(owner -> Map.<String, Object>of(
                        "name", owner.name(), "idNumber", owner.idNumber(), "share", owner.share()))
                .toList();
    }

    private Set<String> live(String unit, Kind kind) {
        return register.burdens(unit).stream()
                .filter(burden -> burden.kind() == kind)
                .map(Burden::number)
                .collect(Collectors.toSet());
    }

    private Desk desk(String item) {
        return switch (item) {
            case "re_transfer" -> transfer;
            case "re_mortgage" -> mortgage;
            case "re_mortgage_cancel" -> cancel;
            case "re_mortgage_change" -> mortgageChange;
            case "re_unseal" -> seal;
            case "re_prenotice" -> prenotice;
            default -> change;
        };
    }
}
