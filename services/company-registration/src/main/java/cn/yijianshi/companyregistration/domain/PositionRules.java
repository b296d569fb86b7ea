package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.Establishment.Shareholder;
import cn.yijianshi.department.domain.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who may not represent, direct, watch or found an enterprise (MER 12, 40; COM 178). */
public final class PositionRules {
    private final BarRegister bars;

    public PositionRules(BarRegister bars) {
        this.bars = bars;
    }

    List<Finding> examine(Establishment establishment, LocalDate today) {
        var found = new ArrayList<Finding>();
        Person head = establishment.legalRep();
        // MER 12 bars from representing legal persons only.
        found.addAll(
                establishment.isUnincorporated()
                        ? founder("legalRep.idNumber", head.name(), head.idNumber(), today)
                        : legalRep("legalRep.idNumber", head, today));
        for (Person director : establishment.directors()) {
            found.addAll(position("directors", director, today));
        }
        for (Person supervisor : establishment.supervisors()) {
            found.addAll(position("supervisors", supervisor, today));
        }
        found.addAll(position("manager.idNumber", establishment.manager(), today));
        var holders = establishment.shareholders();
        for (int i = 0; i < holders.size(); i++) {
            found.addAll(founder("shareholders[" + i + "].idNumber", holders.get(i), today));
        }
        found.addAll(partners(establishment.partners(), today));
        return found;
    }

    List<Finding> partners(List<Establishment.Partner> partners, LocalDate today) {
        var found = new ArrayList<Finding>();
        for (int i = 0; i < partners.size(); i++) {
            found.addAll(founder(
                    "partners[" + i + "].idNumber",
                    partners.get(i).name(),
                    partners.get(i).idNumber(),
                    today));
        }
        return found;
    }

    List<Finding> legalRep(String field, Person person, LocalDate today) {
        return barred("MER-12", field, person.name(), person.idNumber(), today, true);
    }

    private List<Finding> position(String field, Person person, LocalDate today) {
        return barred("COM-178", field, person.name(), person.idNumber(), today, true);
    }

    /** Holding shares is no position; but who got a registration with false papers may not ask for another. */
    List<Finding> founder(String field, Shareholder holder, LocalDate today) {
        return founder(field, holder.name(), holder.idNumber(), today);
    }

    private List<Finding> founder(String field, String name, String idNumber, LocalDate today) {
        return barred("MER-40", field, name, idNumber, today, false);
    }

    private List<Finding> barred(
            String rule, String field, String name, String idNumber, LocalDate today, boolean anyGround) {
        if (idNumber.isEmpty()) {
            return List.of();
        }
        return bars.ofPerson(idNumber).stream()
                .filter(bar -> bar.holdsOn(today))
                .filter(bar -> anyGround || bar.ground() == Bar.Ground.FALSE_REGISTRATION)
                .map(bar -> Finding.block(
                        bar.ground() == Bar.Ground.FALSE_REGISTRATION ? "MER-40" : rule,
                        field,
                        bar.ground().code(),
                        name,
                        bar.until() == null ? "—" : bar.until().toString()))
                .toList();
    }
}
