package cn.yijianshi.propertyregistration.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 不动产登记簿: one live title for a unit, and what lies on it. */
public interface RealtyRegister {

    Optional<Unit> unit(String code);

    /** Whoever holds it decides alone about this unit until the transaction ends. */
    Optional<Unit> lock(String code);

    Optional<Title> liveTitle(String unitCode);

    Optional<Title> liveTitleNumbered(String number);

    boolean isNumberTaken(String number);

    List<Burden> burdens(String unitCode);

    void add(Unit unit);

    /** The unit must have no live title. */
    void enter(Title title, String caseId);

    void close(Title title, LocalDate on, String caseId);

    void lay(Burden burden, String caseId);

    void lift(Burden burden, LocalDate on, String caseId);
}
