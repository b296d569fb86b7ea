package cn.yijianshi.propertyregistration.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who owns a unit after those who give have given: all of it, or the shares of some co-owners.
 *
 * @param part whether others keep their shares
 */
record Succession(List<Owner> owners, String coOwn, boolean part) {

    /** Empty when those who give do not own, or give another share than they have. */
    static Optional<Succession> of(Title title, List<Owner> givers, List<Owner> takers, String coOwn) {
        if (givers.isEmpty() || title.isHeldBy(givers)) {
            return Optional.of(new Succession(
                    coOwn.equals("SOLE") && takers.size() == 1
                            ? List.of(takers.get(0).withShare(Title.WHOLE))
                            : takers,
                    coOwn,
                    false));
        }
        if (!givesAPart(title, givers)) {
            return Optional.empty();
        }
        var owners = new ArrayList<Owner>();
        for (Owner owner : title.owners()) {
            if (givers.stream().noneMatch(owner::is)) {
                owners.add(owner.withCertificate(null));
            }
        }
        for (Owner taker : takers) {
            Optional<Owner> already = owners.stream().filter(taker::is).findFirst();
            already.ifPresent(owners::remove);
            owners.add(
                    taker.withShare(taker.share().add(already.map(Owner::share).orElse(BigDecimal.ZERO))));
        }
        return Optional.of(new Succession(owners, owners.size() == 1 ? "SOLE" : "SHARES", true));
    }

    /** Shares can be given one by one; who owns jointly gives together. */
    static boolean givesAPart(Title title, List<Owner> givers) {
        return title.coOwn().equals("SHARES")
                && !givers.isEmpty()
                && !title.isHeldBy(givers)
                && givers.stream().allMatch(giver -> title.owners().stream().anyMatch(giver::is));
    }

    /** The share all givers have together, by the register. */
    static BigDecimal given(Title title, List<Owner> givers) {
        return Title.sum(title.owners().stream()
                .filter(owner -> givers.stream().anyMatch(owner::is))
                .toList());
    }
}
