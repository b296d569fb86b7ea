package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.Commitment;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** 告知承诺: takes promises instead of materials where the items say so, and only from those who kept theirs. */
public final class Committing {

    private final Promises promises;

    public Committing(Promises promises) {
        this.promises = promises;
    }

    /** Why a promise cannot stand for a material. */
    public enum Refusal {
        NOT_OFFERED,
        HAS_CERTIFICATE
    }

    /** Some promises cannot stand; material to why. */
    public static class NotPossible extends RuntimeException {

        private final transient Map<String, Refusal> refusals;

        NotPossible(Map<String, Refusal> refusals) {
            super(refusals.toString());
            this.refusals = refusals;
        }

        public Map<String, Refusal> refusals() {
            return refusals;
        }
    }

    /** A promise was broken before, and the record of it has not been lifted. */
    public static class Barred extends RuntimeException {

        private final transient Breach breach;
        private final transient List<String> materials;

        Barred(Breach breach, List<String> materials) {
            super(breach.toString());
            this.breach = breach;
            this.materials = materials;
        }

        public Breach breach() {
            return breach;
        }

        public List<String> materials() {
            return materials;
        }
    }

    /**
     * @param chosen material to whether it is promised
     * @param presented materials for which a certificate stands
     */
    public List<Promise> given(
            String applicantId,
            Plan plan,
            Map<String, Object> form,
            Map<String, Boolean> chosen,
            Set<String> presented,
            Instant at) {
        var refusals = new LinkedHashMap<String, Refusal>();
        var given = new ArrayList<Promise>();
        chosen.forEach((material, yes) -> {
            if (!Boolean.TRUE.equals(yes)) {
                return;
            }
            var promised = promised(plan, form, material, at);
            if (promised.isEmpty()) {
                refusals.put(material, Refusal.NOT_OFFERED);
            } else if (presented.contains(material)) {
                refusals.put(material, Refusal.HAS_CERTIFICATE);
            } else {
                given.addAll(promised);
            }
        });
        if (!refusals.isEmpty()) {
            throw new NotPossible(refusals);
        }
        if (!given.isEmpty()) {
            var parties =
                    given.stream().map(Promise::party).filter(Objects::nonNull).toList();
            promises.breachOf(applicantId, parties).ifPresent(breach -> {
                throw new Barred(
                        breach, given.stream().map(Promise::material).distinct().toList());
            });
        }
        return given;
    }

    /** What may be promised, by material; of two items that take a promise for the same paper the first one's words. */
    public static Map<String, Commitment> offered(Plan plan) {
        var offered = new LinkedHashMap<String, Commitment>();
        plan.chosen().forEach(item -> item.materials(plan.answers()).stream()
                .filter(material -> material.commitment() != null)
                .forEach(material -> offered.putIfAbsent(material.key(), material.commitment())));
        return offered;
    }

    /** One promise for each item that would take it: each department looks for itself. */
    private static List<Promise> promised(Plan plan, Map<String, Object> form, String key, Instant at) {
        var promised = new ArrayList<Promise>();
        for (Item item : plan.chosen()) {
            item.materials(plan.answers()).stream()
                    .filter(material -> material.key().equals(key) && material.commitment() != null)
                    .forEach(material -> promised.add(promise(item, material, form, at)));
        }
        return promised;
    }

    private static Promise promise(Item item, Material material, Map<String, Object> form, Instant at) {
        return Promise.given(
                UUID.randomUUID().toString(),
                item.department(),
                item.key(),
                material.key(),
                material.name(),
                material.commitment().text(),
                party(material.commitment().party(), form),
                at);
    }

    private static String party(String field, Map<String, Object> form) {
        Object here = field == null ? null : form;
        for (String step : field == null ? new String[0] : field.split("\\.")) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        var text = here == null ? "" : here.toString().strip();
        return text.isEmpty() ? null : text;
    }
}
