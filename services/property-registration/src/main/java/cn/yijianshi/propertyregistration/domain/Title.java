package cn.yijianshi.propertyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** 不动产权: who owns a unit under which certificate. A set of owners that does not add up cannot be written down. */
public record Title(
        String number, String unitCode, List<Owner> owners, String coOwn, String cause, LocalDate registeredOn) {
    static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public Title {
        owners = List.copyOf(owners);
        boolean sole = coOwn.equals("SOLE");
        if (sole ? owners.size() != 1 : owners.size() < 2) {
            throw new IllegalArgumentException(coOwn + " ownership by " + owners.size());
        }
        if (coOwn.equals("SHARES") && sum(owners).compareTo(WHOLE) != 0) {
            throw new IllegalArgumentException("Shares of " + sum(owners) + " per cent");
        }
    }

    static BigDecimal sum(List<Owner> owners) {
        return owners.stream().map(Owner::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isHeldBy(List<Owner> parties) {
        return owners.size() == parties.size()
                && owners.stream().allMatch(owner -> parties.stream().anyMatch(owner::is));
    }

    /** Whether this certificate, or one co-owner's own, has the number. */
    boolean bears(String certificate) {
        return number.equals(certificate)
                || owners.stream().map(Owner::certificate).anyMatch(certificate::equals);
    }

    /** Every certificate there is of it. */
    List<String> certificates() {
        return Stream.concat(
                        Stream.of(number),
                        owners.stream().map(Owner::certificate).filter(Objects::nonNull))
                .distinct()
                .toList();
    }
}
