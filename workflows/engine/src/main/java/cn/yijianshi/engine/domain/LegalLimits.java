package cn.yijianshi.engine.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The numbers of the law and of the city's promises, each with the day from which it holds. */
public interface LegalLimits {

    /** What holds on that day, in the order of the keys. */
    List<LegalLimit> on(LocalDate day);

    Optional<LegalLimit> on(String key, LocalDate day);

    /** The version to change it from; it may hold from a later day only. */
    Optional<Edition<LegalLimit>> latest(String key);

    /** Every version there was, the oldest first. */
    List<Edition<LegalLimit>> history(String key);

    /**
     * Writes the next version. Written again with the same content it changes nothing and answers what stands.
     *
     * @param from the version the change was made from; 0 if there was none
     * @throws StaleEdition if another version is current
     */
    Edition<LegalLimit> keep(LegalLimit limit, int from, String author, String why);
}
