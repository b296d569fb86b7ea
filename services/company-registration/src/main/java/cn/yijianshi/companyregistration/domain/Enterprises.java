package cn.yijianshi.companyregistration.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The register of enterprises. */
public interface Enterprises {

    Optional<Enterprise> of(String uscc);

    /** As {@link #of}, and nobody else changes it until the transaction ends. */
    Optional<Enterprise> lock(String uscc);

    Optional<Enterprise> liveNamed(String fullName);

    /** All that carry one of these brands, the live first; at most twenty, as nobody reads more. */
    List<Enterprise> branded(Collection<String> brands);

    /** Live ones whose brand sounds so; at most twenty. */
    List<Enterprise> sounding(String sound);

    /** Live ones of a registry whose brand is as long and differs in one character; at most twenty. */
    List<Enterprise> differingInOne(String brand, String registry);

    List<FormerName> formerlyBranded(String brand);

    int liveAt(String domicile);

    /** Enters that an enterprise is a branch of this company. */
    void belongsTo(String branch, String company);

    /** The company a branch belongs to; empty for others, and for companies of other cities. */
    Optional<Enterprise> companyOf(String branch);

    int liveBranchesOf(String company);

    /** Fails with {@link NameTaken} when a live enterprise has the name. */
    void enter(Enterprise enterprise, String brandSound);

    /** Keeps the entry as it is now and what was changed; fails with {@link NameTaken}. */
    void change(Enterprise before, Enterprise after, String brandSound, List<RegisterChange> changes);

    /** What was changed, the newest first. */
    List<RegisterChange> changesOf(String uscc);

    final class NameTaken extends RuntimeException {
        public NameTaken(String name) {
            super(name);
        }
    }
}
