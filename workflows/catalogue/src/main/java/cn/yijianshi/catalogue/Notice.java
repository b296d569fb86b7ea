package cn.yijianshi.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an applicant is told once and for all (一次告知): one set of materials, what each item costs, and how long the whole
 * takes.
 *
 * @param path the longest way: the promise of this very case
 * @param inspections the visits that several of its items make together
 */
public record Notice(
        List<NoticeMaterial> materials, List<ItemFees> fees, CriticalPath path, List<Inspection> inspections) {

    public Notice {
        materials = Copies.of(materials);
        fees = Copies.of(fees);
        inspections = Copies.of(inspections);
    }

    /**
     * A paper that is handed in once.
     *
     * @param source how it comes; the one that asks most of the applicant where items differ
     * @param sources how it comes to each item it serves
     * @param required whether one of them cannot do without it
     * @param deferrable whether it may follow for all of them
     */
    public record NoticeMaterial(
            Material material,
            MaterialSource source,
            Map<String, MaterialSource> sources,
            boolean required,
            boolean deferrable) {
        public NoticeMaterial {
            sources = Copies.of(sources);
        }

        public List<String> items() {
            return List.copyOf(sources.keySet());
        }
    }

    /** The fees of one item stay apart: each office collects its own, on its own basis. */
    public record ItemFees(String item, List<Fee> fees, BigDecimal total) {
        public ItemFees {
            fees = Copies.of(fees);
        }
    }

    public static Notice of(Plan plan) {
        var fees = new ArrayList<ItemFees>();
        for (var item : plan.chosen()) {
            var due = item.fees(plan.answers());
            if (!due.isEmpty())
                fees.add(new ItemFees(
                        item.key(), due, due.stream().map(Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add)));
        }
        return new Notice(materials(plan), fees, CriticalPath.of(plan), inspections(plan));
    }

    /** One set of materials (一套材料): the same paper for two items stands here once; by source, the dearest first. */
    private static List<NoticeMaterial> materials(Plan plan) {
        var first = new LinkedHashMap<String, Material>();
        var sources = new LinkedHashMap<String, Map<String, MaterialSource>>();
        var required = new LinkedHashSet<String>();
        var core = new LinkedHashSet<String>();
        for (var item : plan.chosen()) {
            for (var material : item.materials(plan.answers())) {
                first.putIfAbsent(material.key(), material);
                sources.computeIfAbsent(material.key(), key -> new LinkedHashMap<>())
                        .put(item.key(), material.source());
                if (material.required()) required.add(material.key());
                if (!material.deferrable()) core.add(material.key());
            }
        }
        var merged = new ArrayList<NoticeMaterial>();
        for (var source : MaterialSource.values())
            first.forEach((key, material) -> {
                if (dearest(sources.get(key).values()) == source)
                    merged.add(new NoticeMaterial(
                            material, source, sources.get(key), required.contains(key), !core.contains(key)));
            });
        return merged;
    }

    /** The sources stand in the order of what they cost the applicant. */
    private static MaterialSource dearest(Collection<MaterialSource> sources) {
        for (var source : List.of(
                MaterialSource.UPLOAD,
                MaterialSource.COMMITMENT,
                MaterialSource.FORM_GENERATED,
                MaterialSource.E_LICENCE,
                MaterialSource.DATA_CHECK)) if (sources.contains(source)) return source;
        return MaterialSource.FROM_ITEM;
    }

    private static List<Inspection> inspections(Plan plan) {
        var taking = plan.items();
        return plan.bundle().inspections().stream()
                .map(visit -> new Inspection(
                        visit.key(),
                        visit.name(),
                        visit.nameEn(),
                        visit.items().stream().filter(taking::contains).toList()))
                .filter(visit -> visit.items().size() > 1)
                .toList();
    }

    /** The law that a field rests on: its own article, or that of the items that ask for it. */
    public static List<LegalBasis> basis(FormField asked, Plan plan) {
        if (asked.field().basis() != null)
            return List.of(new LegalBasis(asked.field().basis(), asked.field().basis()));
        Set<LegalBasis> bases = new LinkedHashSet<>();
        plan.chosen().stream()
                .filter(item -> asked.items().contains(item.key()))
                .forEach(item -> bases.addAll(item.legalBasis()));
        return List.copyOf(bases);
    }
}
