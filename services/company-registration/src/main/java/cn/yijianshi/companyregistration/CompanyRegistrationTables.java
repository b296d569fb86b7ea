package cn.yijianshi.companyregistration;

import cn.yijianshi.companyregistration.domain.ForbiddenWords;
import cn.yijianshi.companyregistration.domain.Likeness;
import cn.yijianshi.companyregistration.domain.ScopeCatalogue;
import cn.yijianshi.department.tables.domain.Column;
import cn.yijianshi.department.tables.domain.DatedTable;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables an administrator of the registration office may change from a day on. */
@Configuration(proxyBeanMethods = false)
public class CompanyRegistrationTables {

    /** All of them, for whoever reads them without a container. */
    public static List<DatedTable> all() {
        var here = new CompanyRegistrationTables();
        return List.of(
                here.figures(),
                here.forbiddenWords(),
                here.industryWords(),
                here.placeNames(),
                here.regionsOfRegistries(),
                here.scopeEntries(),
                here.nameLikenesses());
    }

    @Bean
    DatedTable figures() {
        return DatedTable.of(
                "figure",
                "登记数值",
                "Figures of the registration law",
                Column.text("name", "名称", "Name", 60).asKey(),
                Column.number("amount", "数值", "Amount", 6, "0", "999999999999"));
    }

    @Bean
    DatedTable forbiddenWords() {
        return DatedTable.of(
                "forbidden-word",
                "名称禁限用字词",
                "Words names may not carry",
                Column.text("word", "字词", "Word", 40).asKey(),
                Column.text("kind", "类别", "Class", 60),
                Column.choice("effect", "处理", "Effect", names(ForbiddenWords.Effect.values())));
    }

    @Bean
    DatedTable industryWords() {
        return DatedTable.of(
                "industry-word",
                "行业用语",
                "Words for trades",
                Column.text("word", "用语", "Word", 40).asKey(),
                Column.text("trade", "同类行业", "Words of one trade count as the same", 40),
                Column.text("codes", "行业代码前缀（以|分隔）", "Beginnings of GB/T 4754 codes, between bars", 400));
    }

    @Bean
    DatedTable placeNames() {
        return DatedTable.of(
                "place-name",
                "地名",
                "Places that are no brand",
                Column.text("name", "地名", "Place", 40).asKey());
    }

    @Bean
    DatedTable regionsOfRegistries() {
        return DatedTable.of(
                "region-of-registry",
                "名称可用行政区划",
                "Places the names of a registry may carry",
                Column.text("registry", "登记机关区划", "Registry", 6).asKey(),
                Column.whole("place", "序号", "Order", 1, 99).asKey(),
                Column.text("name", "行政区划名称", "Place in the name", 40));
    }

    @Bean
    DatedTable scopeEntries() {
        return DatedTable.of(
                "scope-entry",
                "经营范围规范表述",
                "Wordings of the scope of business",
                Column.text("wording", "表述", "Wording", 200).asKey(),
                Column.choice("kind", "类别", "Kind", names(ScopeCatalogue.Kind.values())));
    }

    @Bean
    DatedTable nameLikenesses() {
        return DatedTable.of(
                "name-likeness",
                "近似名称规则",
                "How alike names may be",
                Column.choice("likeness", "近似方式", "Likeness", names(Likeness.Kind.values()))
                        .asKey(),
                Column.choice("effect", "处理", "Effect", names(Likeness.Effect.values())),
                Column.yesNo("sameTrade", "限同行业", "Of the same trade only"),
                Column.yesNo("sameRegistry", "限同登记机关", "Of the same registry only"),
                Column.whole("leastLength", "字号最少字数", "Least length of the brand", 1, 20));
    }

    private static String[] names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toArray(String[]::new);
    }
}
