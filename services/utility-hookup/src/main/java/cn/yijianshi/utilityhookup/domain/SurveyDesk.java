package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 现场勘查: whether a line must be laid from outside and whether it goes under a road. What is found travels on: it changes
 * the limit of the connection and calls for the road works, once for all supplies of the case.
 */
public final class SurveyDesk implements Desk {
    private final Supply supply;
    private final Providers providers;
    private final SizingTables tables;

    public SurveyDesk(Supply supply, Providers providers, SizingTables tables) {
        this.supply = supply;
        this.providers = providers;
        this.tables = tables;
    }

    @Override
    public String item() {
        return supply.surveyItem();
    }

    @Override
    public List<Finding> examine(Filing filing) {
        var found = new ArrayList<Finding>();
        providers
                .unserved(supply, filing.text("place.region").orElse(filing.region()))
                .ifPresent(reason -> found.add(Finding.block("CONNECT-1", "place.region", "place.unserved", reason)));
        if (supply == Supply.POWER) {
            found.add(Finding.pass(
                    "POWER-1",
                    "power.capacityKw",
                    "survey.voltage",
                    tables.power(filing.filedOn())
                            .of(filing.amount("power.capacityKw"))
                            .printed()));
        }
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        var found = new ArrayList<>(examine(filing));
        boolean line = "true".equals(result.get(key("externalLine")));
        boolean dig = "true".equals(result.get(key("roadDig")));
        String route = result.getOrDefault(key("route"), "");
        if (dig && !line) {
            found.add(Finding.block("SURVEY-1", key("roadDig"), "survey.dig-without-line"));
        }
        if (line && route.isBlank()) {
            found.add(Finding.block("SURVEY-2", key("route"), "survey.no-route"));
        }
        if (found.stream().anyMatch(Finding::blocks)) {
            throw new Blocked(found.stream().filter(Finding::blocks).toList());
        }
        var outputs = new LinkedHashMap<String, String>();
        outputs.put(key("externalLine"), String.valueOf(line));
        outputs.put(key("roadDig"), String.valueOf(dig));
        outputs.put(key("route"), route);
        if (supply == Supply.POWER) {
            boolean low =
                    filing.amount("power.capacityKw").compareTo(tables.figure("power.low-voltage-kw", filing.filedOn()))
                            <= 0;
            outputs.put("power.voltage", low ? "LOW" : "HIGH");
        }
        return Grant.of(outputs);
    }

    private String key(String name) {
        return supply.connection() + "." + name;
    }
}
