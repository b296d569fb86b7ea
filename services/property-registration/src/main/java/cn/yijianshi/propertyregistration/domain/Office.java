package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Fees.Registration;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies on every desk of the registration centre. */
public record Office(
        RealtyRegister register, Pending pending, Registries registries, Titles titles, Fees fees, Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock.withZone(Ground.CHINA));
    }

    Registry registryOf(String region) {
        return registries
                .ofRegion(region)
                .orElseThrow(() -> new Blocked(Finding.block("REG-7", null, "unit.outside", region)));
    }

    String number(TitleNumber.Kind kind, Registry registry, Ground ground) {
        return titles.next(kind, registry, ground.day().getYear());
    }

    /** One certificate for all, or one for each of them. */
    List<Owner> certified(List<Owner> owners, boolean separate, Registry registry, Ground ground) {
        if (!separate || owners.size() == 1) {
            return owners.stream().map(owner -> owner.withCertificate(null)).toList();
        }
        return owners.stream()
                .map(owner -> owner.withCertificate(number(TitleNumber.Kind.TITLE, registry, ground)))
                .toList();
    }

    /** The fee of the registration and, for each certificate after the first, of a copy. */
    Optional<Fee> fee(Registration registration, int certificates, LocalDate day) {
        return fees.fee(registration, day).map(first -> {
            if (certificates <= 1 || first.amount().signum() == 0) {
                return first;
            }
            return fees.fee(Registration.of("COPY", registration.plannedUse()), day)
                    .map(copy -> new Fee(
                            first.rule() + "+" + copy.rule(),
                            first.amount().add(copy.amount().multiply(BigDecimal.valueOf(certificates - 1L))),
                            first.source()))
                    .orElse(first);
        });
    }

    static Finding shown(Fee fee) {
        return Finding.pass(fee.rule(), null, "fee.due", fee.amount().toPlainString(), fee.source());
    }

    static List<Finding> blocking(List<Finding> findings) {
        return new ArrayList<>(findings).stream().filter(Finding::blocks).toList();
    }
}
