package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Pending.Application;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A desk that writes the register. The unit is held while it decides, and of two applications about one unit the one that
 * came first is decided first.
 */
abstract class RegisterDesk implements Desk {
    private final String item;
    final Office office;

    RegisterDesk(String item, Office office) {
        this.item = item;
        this.office = office;
    }

    @Override
    public final String item() {
        return item;
    }

    @Override
    public final List<Finding> examine(Filing filing) {
        // Before anything is read: what a decision rests on is then read once and true until the decision is.
        codeToHold(filing).ifPresent(office.register()::lockToDecide);
        var found = new ArrayList<Finding>();
        if (waitsItsTurn()) {
            earlier(filing)
                    .ifPresent(first -> found.add(Finding.block(
                            "REG-17", "realty.unitCode", "unit.applied-before", first.caseNo(), first.item())));
        }
        examine(filing, found);
        return found;
    }

    @Override
    public final Grant grant(Filing filing, Map<String, String> result, Instant at) {
        Optional<Unit> unit = codeToHold(filing).flatMap(office.register()::lock);
        List<Finding> blocking = Office.blocking(examine(filing));
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        Grant grant = enter(filing, result, unit, Ground.of(filing, at));
        office.pending().drop(filing.reviewId());
        return grant;
    }

    @Override
    public final void received(Filing filing, Instant at) {
        unitCode(filing).ifPresent(code -> office.pending()
                .note(new Application(filing.reviewId(), code, item, filing.caseId(), filing.caseNo(), at)));
    }

    @Override
    public final void refused(Filing filing) {
        office.pending().drop(filing.reviewId());
    }

    /** Until it is entered the application may be taken back (REG 15): then the next one is free. */
    @Override
    public final void withdrawn(Filing filing) {
        office.pending().drop(filing.reviewId());
    }

    abstract void examine(Filing filing, List<Finding> found);

    /** Nothing stands in the way and the unit is held. */
    abstract Grant enter(Filing filing, Map<String, String> result, Optional<Unit> unit, Ground ground);

    /** A court's order and the end of a mortgage wait for nobody. */
    boolean waitsItsTurn() {
        return true;
    }

    /** Of the unit that is held until the transaction ends. */
    Optional<String> codeToHold(Filing filing) {
        return unitCode(filing);
    }

    Optional<String> unitCode(Filing filing) {
        return filing.fact("realty.unitCode").or(() -> filing.text("realty.unitCode"));
    }

    /** What the earlier case brought, else what the applicant wrote. */
    static Optional<String> certificate(Filing filing) {
        return filing.fact("realty.certNo")
                .or(() -> filing.text("realty.certNo"))
                .map(TitleNumber::normalise);
    }

    /** The live title under the number the applicant names; what is wrong with it is found. */
    Optional<Title> title(Filing filing, List<Finding> found) {
        String code = unitCode(filing).orElse("");
        Optional<Title> title = office.register().liveTitle(code);
        if (title.isEmpty()) {
            found.add(Finding.block("REG-17", "realty.unitCode", "unit.not-registered", code));
        } else if (certificate(filing).filter(title.get()::bears).isEmpty()) {
            found.add(Finding.block(
                    "REG-17",
                    "realty.certNo",
                    "title.not-live",
                    certificate(filing).orElse("")));
            return Optional.empty();
        }
        return title;
    }

    void sealsStop(String unitCode, List<Finding> found) {
        office.register().burdens(unitCode).stream()
                .filter(burden -> burden.kind() == Burden.Kind.SEAL)
                .forEach(seal -> found.add(Finding.block("REG-22", null, "unit.sealed", seal.number(), seal.holder())));
    }

    private Optional<Application> earlier(Filing filing) {
        List<Application> waiting = unitCode(filing).map(office.pending()::on).orElse(List.of());
        return waiting.stream()
                .takeWhile(each -> !each.reviewId().equals(filing.reviewId()))
                .filter(each -> !each.caseId().equals(filing.caseId()))
                .findFirst();
    }
}
