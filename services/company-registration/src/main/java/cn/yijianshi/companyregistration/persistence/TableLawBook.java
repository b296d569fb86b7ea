package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.ForbiddenWords;
import cn.yijianshi.companyregistration.domain.IndustryWords;
import cn.yijianshi.companyregistration.domain.LawBook;
import cn.yijianshi.companyregistration.domain.Likeness;
import cn.yijianshi.companyregistration.domain.RegionNames;
import cn.yijianshi.companyregistration.domain.ScopeCatalogue;
import cn.yijianshi.department.tables.domain.Line;
import cn.yijianshi.department.tables.domain.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the tables of the law as they stood on a day. */
public class TableLawBook implements LawBook {
    private final Tables tables;

    public TableLawBook(Tables tables) {
        this.tables = tables;
    }

    @Override
    public ForbiddenWords forbiddenWords(LocalDate day) {
        return new ForbiddenWords(tables.on("forbidden-word", day).stream()
                .map(line -> new ForbiddenWords.Entry(
                        line.text("word"), line.text("kind"), ForbiddenWords.Effect.valueOf(line.text("effect"))))
                .toList());
    }

    @Override
    public RegionNames regionNames(LocalDate day) {
        return new RegionNames(
                tables.on("region-of-registry", day).stream()
                        .collect(Collectors.groupingBy(
                                line -> line.text("registry"),
                                Collectors.mapping(line -> line.text("name"), Collectors.toList()))),
                tables.on("place-name", day).stream()
                        .map(line -> line.text("name"))
                        .collect(Collectors.toSet()));
    }

    @Override
    public IndustryWords industryWords(LocalDate day) {
        return new IndustryWords(tables.on("industry-word", day).stream()
                .map(line -> new IndustryWords.Entry(
                        line.text("word"), line.text("trade"), NameRuleFiles.list(line.text("codes"))))
                .toList());
    }

    @Override
    public ScopeCatalogue scopeCatalogue(LocalDate day) {
        return new ScopeCatalogue(tables.on("scope-entry", day).stream()
                .map(line ->
                        new ScopeCatalogue.Entry(line.text("wording"), ScopeCatalogue.Kind.valueOf(line.text("kind"))))
                .toList());
    }

    @Override
    public List<Likeness> likenesses(LocalDate day) {
        return tables.on("name-likeness", day).stream()
                .map(TableLawBook::likeness)
                .sorted(java.util.Comparator.comparing(Likeness::kind))
                .toList();
    }

    private static Likeness likeness(Line line) {
        return new Likeness(
                Likeness.Kind.valueOf(line.text("likeness")),
                Likeness.Effect.valueOf(line.text("effect")),
                line.yesNo("sameTrade"),
                line.yesNo("sameRegistry"),
                line.whole("leastLength"));
    }
}
