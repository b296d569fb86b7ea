package cn.yijianshi.companyregistration.domain;

/**
 * A name somebody wants, and what it is compared by.
 *
 * @param registry region of the registry it is wanted at
 * @param uscc of the enterprise that wants to change to it; null when it is not founded yet
 * @param reservation under which it was kept for this applicant; null without
 * @param company the name of the company a branch belongs to; empty for others, and where the register does not say
 */
record NameClaim(
        EnterpriseName name,
        String type,
        String industryCode,
        String registry,
        String uscc,
        String reservation,
        String company) {

    NameClaim(EnterpriseName name, String type, String industryCode, String registry, String uscc, String reservation) {
        this(name, type, industryCode, registry, uscc, reservation, "");
    }

    static NameClaim of(Establishment establishment, String registry) {
        return new NameClaim(
                establishment.name(),
                establishment.type(),
                establishment.industryCode(),
                registry,
                null,
                establishment.reservation(),
                establishment.company().name());
    }
}
