package cn.yijianshi.propertyregistration.domain;

import java.util.List;
import java.util.Optional;

/** 不动产登记簿: one live title for a unit, what lies on it, and how it came to that. */
public interface RealtyRegister {

    Optional<Unit> unit(String code);

    /** Whoever holds it decides alone about this unit until the transaction ends. */
    Optional<Unit> lock(String code);

    /**
     * The same for an examination on which a decision will rest, which is one inside a transaction that writes; who only looks
     * holds nobody up.
     */
    void lockToDecide(String code);

    Optional<Title> liveTitle(String unitCode);

    /** By the title's number or by that of one co-owner's certificate. */
    Optional<Title> liveTitleNumbered(String number);

    boolean isNumberTaken(String number);

    /** Whether something with this number lies, or lay, on the unit. */
    boolean wasLaid(String number, String unitCode);

    /** The first in rank first: in the order they were laid, unless their holders agreed on another. */
    List<Burden> burdens(String unitCode);

    void add(Unit unit, Ground ground);

    /** @param detail what changed, as people read it */
    void change(Unit now, String detail, Ground ground);

    /** The unit must have no live title. */
    void enter(Title title, Ground ground);

    void close(Title title, Ground ground);

    /** Closes the one and enters the other. */
    void replace(Title old, Title now, Ground ground);

    void lay(Burden burden, Ground ground);

    void lift(Burden burden, Ground ground);

    /**
     * The burden with this number on this unit is held, secured and due as it says here from now on.
     *
     * @param detail what changed, as people read it
     */
    void change(Burden now, String detail, Ground ground);

    /** All that lies on a unit, ranking in this order from now on. */
    void rank(List<Burden> inOrder);

    /** The newest first; {@code below} is the id the page before ended with, null for the beginning. */
    List<Entry> history(String unitCode, Long below, int limit);
}
