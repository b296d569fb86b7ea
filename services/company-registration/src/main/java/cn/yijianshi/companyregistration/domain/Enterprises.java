package cn.yijianshi.companyregistration.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The register of enterprises. */
public interface Enterprises {

    Optional<Enterprise> of(String uscc);

    Optional<Enterprise> liveNamed(String fullName);

    /** All that carry one of these brands, the live first; at most twenty, as nobody reads more. */
    List<Enterprise> branded(Collection<String> brands);

    /** Fails with {@link NameTaken} when a live enterprise has the name. */
    void enter(Enterprise enterprise);

    final class NameTaken extends RuntimeException {
        public NameTaken(String name) {
            super(name);
        }
    }
}
