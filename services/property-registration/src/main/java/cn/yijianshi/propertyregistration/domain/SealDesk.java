package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 查封、解封: at a court's order. Seals of several courts wait in line, and each court lifts its own. */
public final class SealDesk extends RegisterDesk {

    public SealDesk(Office office) {
        super("re_unseal", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        String code = unitCode(filing).orElse("");
        if (office.register().liveTitle(code).isEmpty()) {
            found.add(Finding.block("REG-17", "realty.unitCode", "unit.not-registered", code));
            return;
        }
        String document = filing.text("seal.docNo").orElse("");
        List<Burden> seals = seals(code);
        Optional<Burden> named = seals.stream()
                .filter(seal -> seal.number().equals(sealNumber(filing)))
                .findFirst();
        if (lifts(filing)) {
            if (named.isEmpty()) {
                found.add(Finding.block("REG-17", "seal.oldDocNo", "seal.not-there", sealNumber(filing)));
            } else if (!named.get().holder().equals(filing.text("seal.court").orElse(""))) {
                found.add(Finding.block(
                        "REG-14",
                        "seal.court",
                        "seal.of-another-court",
                        named.get().holder()));
            }
        } else if (office.register().wasLaid(document, code)) {
            // An order that was lifted is spent: to seal again the court gives a new one.
            found.add(Finding.block("REG-17", "seal.docNo", "seal.there-already", document));
        } else if (!seals.isEmpty()) {
            found.add(Finding.warn("REG-17", null, "seal.waits", String.valueOf(seals.size())));
        }
        if (document.isEmpty()) {
            found.add(Finding.block("REG-16", "seal.docNo", "cause.no-document"));
        }
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> unit, Ground ground) {
        String code = unit.orElseThrow().code();
        var outputs = new LinkedHashMap<String, String>();
        if (lifts(filing)) {
            Burden seal = seals(code).stream()
                    .filter(each -> each.number().equals(sealNumber(filing)))
                    .findFirst()
                    .orElseThrow();
            office.register().lift(seal, ground);
        } else {
            office.register()
                    .lay(
                            new Burden(
                                    sealNumber(filing),
                                    code,
                                    Kind.SEAL,
                                    filing.text("seal.court").orElseThrow(),
                                    null,
                                    ground.day()),
                            ground);
        }
        outputs.put("seal.number", sealNumber(filing));
        outputs.put("seal.left", String.valueOf(seals(code).size()));
        return Grant.of(outputs);
    }

    @Override
    boolean waitsItsTurn() {
        return false;
    }

    private List<Burden> seals(String code) {
        return office.register().burdens(code).stream()
                .filter(burden -> burden.kind() == Kind.SEAL)
                .toList();
    }

    private static boolean lifts(Filing filing) {
        return filing.text("seal.act").filter("UNSEAL"::equals).isPresent();
    }

    /** The seal an order lays is called by the order; one that lifts names the order it lifts. */
    private static String sealNumber(Filing filing) {
        return (lifts(filing) ? filing.text("seal.oldDocNo") : filing.text("seal.docNo")).orElse("");
    }
}
