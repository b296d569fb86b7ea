package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.platform.identifiers.CitizenId;
import java.time.LocalDate;
import java.util.OptionalInt;

/** Somebody in a role. */
record Person(String name, String idNumber) {

    static Person in(Filing filing, String role) {
        return new Person(
                filing.text(role + ".name").orElse(""),
                filing.text(role + ".idNumber").orElse(""));
    }

    static Person in(Filing.Row row) {
        return new Person(row.text("name").orElse(""), row.text("idNumber").orElse(""));
    }

    boolean isNamed() {
        return !name.isEmpty();
    }

    /** By number when both have one: two people may share a name. */
    boolean is(Person other) {
        if (!idNumber.isEmpty() && !other.idNumber.isEmpty()) {
            return idNumber.equalsIgnoreCase(other.idNumber);
        }
        return isNamed() && name.equals(other.name);
    }

    /** Empty when the paper is not a citizen's card: then the officer reads the age from it. */
    OptionalInt ageOn(LocalDate day) {
        return CitizenId.valid(idNumber, day)
                ? OptionalInt.of(new CitizenId(idNumber).ageOn(day))
                : OptionalInt.empty();
    }
}
