package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The registers of barred people and restrained enterprises, kept by officers. */
public interface BarRegister {

    List<Bar> ofPerson(String idNumber);

    Optional<Bar> bar(String id);

    /** By id; {@code after} is the id the page before ended with, null for the beginning. */
    List<Bar> bars(String after, int limit);

    /** Answers the one that stays: the same request entered before, or this. */
    Bar enter(Bar bar, String requestKey);

    void liftBar(String id, LocalDate on, String by, String why);

    List<Restraint> ofEnterprise(String uscc);

    Optional<Restraint> restraint(String id);

    Restraint enter(Restraint restraint, String requestKey);

    void liftRestraint(String id, LocalDate on, String by, String why);
}
