package cn.yijianshi.engine.places.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of place, and the fields of forms that are about such a place itself.
 *
 * @param code fields that take the code of the doorplate
 * @param region fields that take its region
 * @param address fields that take its address
 */
public record PlaceKind(
        String key, String name, String nameEn, List<String> code, List<String> region, List<String> address) {

    public PlaceKind {
        code = List.copyOf(code);
        region = List.copyOf(region);
        address = List.copyOf(address);
    }

    /** What a bundle's form already knows at this door; empty: the bundle does not concern such a place. */
    public Map<String, String> prefill(Bundle bundle, Doorplate door, Function<String, Optional<Item>> items) {
        Set<String> asked = bundle.nodes().stream()
                .flatMap(node -> items.apply(node.item()).stream())
                .flatMap(item -> item.fields().stream())
                .map(Field::key)
                .collect(Collectors.toSet());
        var prefill = new LinkedHashMap<String, String>();
        code.stream().filter(asked::contains).forEach(field -> prefill.put(field, door.code()));
        region.stream().filter(asked::contains).forEach(field -> prefill.put(field, door.region()));
        address.stream().filter(asked::contains).forEach(field -> prefill.put(field, door.address()));
        return prefill;
    }
}
