package cn.yijianshi.companyregistration.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which 行政区划 a registry's enterprises may carry in front (NAME 7). */
public record RegionNames(Map<String, List<String>> ofRegistry, Set<String> placeNames) {

    public RegionNames {
        ofRegistry = Map.copyOf(ofRegistry);
        placeNames = Set.copyOf(placeNames);
    }

    boolean mayBeUsed(String registry, String region) {
        return ofRegistry.getOrDefault(registry, List.of()).contains(region);
    }

    String examples(String registry) {
        return ofRegistry.getOrDefault(registry, List.of()).stream().limit(4).collect(Collectors.joining("、"));
    }

    boolean isPlaceName(String brand) {
        return placeNames.contains(brand);
    }
}
