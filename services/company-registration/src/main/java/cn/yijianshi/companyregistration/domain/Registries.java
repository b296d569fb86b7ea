package cn.yijianshi.companyregistration.domain;

import java.util.Optional;

/** The registries of the city's counties and districts. */
public interface Registries {

    Optional<Registry> ofRegion(String region);

    /**
     * The next number of this registry's own sequence. Until the transaction ends nobody else gets one of this registry:
     * that also makes looking up a name and taking it one act.
     */
    long next(Registry registry);

    /** Keeps other grants and reservations of this registry away until the transaction ends. */
    void hold(Registry registry);

    /**
     * @param block three characters in front of this registry's subject codes, as those are unique in the whole country
     */
    record Registry(String region, String name, String block) {}
}
