package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.ScopeCatalogue.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 经营范围 as a licence prints it: what is free first, what needs a permit behind it. */
record BusinessScope(Map<Kind, List<String>> byKind, List<String> unknown) {

    static BusinessScope of(List<Establishment.ScopeItem> items, ScopeCatalogue catalogue) {
        return new BusinessScope(
                items.stream()
                        .collect(Collectors.groupingBy(
                                // What the catalogue says of a wording counts for more than what the form says.
                                item -> catalogue
                                        .kindOf(item.text())
                                        .or(item::kind)
                                        .orElse(Kind.GENERAL),
                                Collectors.mapping(Establishment.ScopeItem::text, Collectors.toList()))),
                items.stream()
                        .map(Establishment.ScopeItem::text)
                        .filter(text -> catalogue.kindOf(text).isEmpty())
                        .toList());
    }

    /** Entries that do not stand in what another licence prints. */
    static List<String> beyond(List<Establishment.ScopeItem> items, String printed) {
        var others = Arrays.asList(printed.split("[：；。]"));
        return items.stream()
                .map(Establishment.ScopeItem::text)
                .filter(text -> !others.contains(text))
                .toList();
    }

    List<String> of(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    String printed() {
        var permits = new ArrayList<>(of(Kind.PERMIT_PRE));
        permits.addAll(of(Kind.PERMIT_POST));
        var text = new StringBuilder();
        if (!of(Kind.GENERAL).isEmpty()) {
            text.append("一般项目：").append(String.join("；", of(Kind.GENERAL))).append("。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）");
        }
        if (!permits.isEmpty()) {
            text.append("许可项目：")
                    .append(String.join("；", permits))
                    .append("。（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）");
        }
        return text.toString();
    }
}
