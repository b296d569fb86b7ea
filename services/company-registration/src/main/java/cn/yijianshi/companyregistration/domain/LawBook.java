package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;
import java.util.List;

/** The words and measures of the registration law as they stood on a day. */
public interface LawBook {

    ForbiddenWords forbiddenWords(LocalDate day);

    RegionNames regionNames(LocalDate day);

    IndustryWords industryWords(LocalDate day);

    ScopeCatalogue scopeCatalogue(LocalDate day);

    List<Likeness> likenesses(LocalDate day);
}
