package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.Option;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Question;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** 证照复用: what the platform issued to an applicant is not asked for again. */
public final class Reuse {

    private final Holdings holdings;
    private final Clock clock;

    public Reuse(Holdings holdings, Clock clock) {
        this.holdings = holdings;
        this.clock = clock;
    }

    /** Values of form fields that one certificate tells; several companies of one applicant are several offers. */
    public record Offer(Certificate certificate, Map<String, String> values) {}

    /** Why a certificate cannot stand for a material. */
    public enum Refusal {
        NOT_ASKED,
        NOT_YOURS,
        WRONG_KIND,
        NOT_VALID
    }

    /** Some of the certificates cannot be used; material to why. */
    public static class NotUsable extends RuntimeException {

        private final transient Map<String, Refusal> refusals;

        NotUsable(Map<String, Refusal> refusals) {
            super(refusals.toString());
            this.refusals = refusals;
        }

        public Map<String, Refusal> refusals() {
            return refusals;
        }
    }

    /** For all items the bundle may bring, whatever the answers will be. */
    public List<Offer> offers(String applicantId, Bundle bundle, Function<String, Optional<Item>> items) {
        var toldBy = new TreeMap<String, String>();
        bundle.nodes().stream()
                .flatMap(node -> items.apply(node.item()).stream())
                .flatMap(item -> item.fields().stream())
                .forEach(field -> toldBy.put(field.key(), field.known() == null ? field.key() : field.known()));
        return offers(applicantId, toldBy);
    }

    /** @param toldBy field to the output that tells it */
    private List<Offer> offers(String applicantId, Map<String, String> toldBy) {
        var offers = new ArrayList<Offer>();
        for (var certificate : valid(applicantId)) {
            var values = new LinkedHashMap<String, String>();
            toldBy.forEach((field, output) -> {
                var value = certificate.outputs().get(output);
                if (value != null && !value.isBlank()) {
                    values.put(field, value);
                }
            });
            if (!values.isEmpty()) {
                offers.add(new Offer(certificate, values));
            }
        }
        return offers;
    }

    /** An answer to a guided question that a certificate tells. */
    public record KnownAnswer(String question, String option, Certificate certificate) {}

    /**
     * Answers nobody has to give, because the platform holds what tells them: by the question's own word
     * ({@code known}), or because the fields an option would fill are what a certificate says. Where certificates
     * disagree, such as those of two companies, the question is asked.
     */
    public List<KnownAnswer> answers(String applicantId, Bundle bundle) {
        var held = valid(applicantId);
        if (held.isEmpty()) {
            return List.of();
        }
        return bundle.questions().stream()
                .filter(question -> !question.multiple())
                .flatMap(question -> answer(question, held).stream())
                .toList();
    }

    private static Optional<KnownAnswer> answer(Question question, List<Certificate> held) {
        var told = new LinkedHashMap<String, Certificate>();
        for (var certificate : held) {
            told(question, certificate.outputs()).ifPresent(option -> told.putIfAbsent(option, certificate));
        }
        return told.size() == 1
                ? told.entrySet().stream()
                        .findFirst()
                        .map(only -> new KnownAnswer(question.key(), only.getKey(), only.getValue()))
                : Optional.empty();
    }

    private static Optional<String> told(Question question, Map<String, String> outputs) {
        var known = question.known();
        if (known != null) {
            return known.answer(outputs);
        }
        var matching = question.options().stream()
                .filter(option -> {
                    var set = option.effects().set();
                    return !set.isEmpty()
                            && set.entrySet().stream().allMatch(field -> String.valueOf(field.getValue())
                                    .equals(outputs.get(field.getKey())));
                })
                .map(Option::key)
                .toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    /** Material to the newest certificate that may stand for it. */
    public Map<String, Certificate> available(String applicantId, Plan plan) {
        var wanted = wanted(plan);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var held = valid(applicantId);
        var available = new LinkedHashMap<String, Certificate>();
        wanted.forEach((material, kinds) -> held.stream()
                .filter(certificate -> kinds.contains(certificate.kind()))
                .findFirst()
                .ifPresent(certificate -> available.put(material, certificate)));
        return available;
    }

    /**
     * Checks what an applicant presents.
     *
     * @param given material to certificate id
     * @throws NotUsable naming every one that cannot be used
     */
    public List<Holdings.Presented> presented(String applicantId, Plan plan, Map<String, String> given) {
        var wanted = wanted(plan);
        var refusals = new LinkedHashMap<String, Refusal>();
        var presented = new ArrayList<Holdings.Presented>();
        given.forEach((material, id) -> {
            var kinds = wanted.get(material);
            var certificate =
                    id == null ? null : holdings.heldBy(applicantId, id).orElse(null);
            if (kinds == null) {
                refusals.put(material, Refusal.NOT_ASKED);
            } else if (certificate == null) {
                refusals.put(material, Refusal.NOT_YOURS);
            } else if (!kinds.contains(certificate.kind())) {
                refusals.put(material, Refusal.WRONG_KIND);
            } else if (!certificate.holdsAt(clock.instant())) {
                refusals.put(material, Refusal.NOT_VALID);
            } else {
                presented.add(new Holdings.Presented(material, certificate));
            }
        });
        if (!refusals.isEmpty()) {
            throw new NotUsable(refusals);
        }
        return presented;
    }

    /** Which materials each department's items ask for. */
    public static Map<String, Set<String>> materialsByDepartment(Plan plan) {
        return plan.chosen().stream()
                .collect(Collectors.groupingBy(
                        Item::department,
                        LinkedHashMap::new,
                        Collectors.flatMapping(
                                item -> item.materials(plan.answers()).stream().map(Material::key),
                                Collectors.toSet())));
    }

    private List<Certificate> valid(String applicantId) {
        var now = clock.instant();
        return holdings.ofApplicant(applicantId).stream()
                .filter(certificate -> certificate.holdsAt(now))
                .toList();
    }

    private static Map<String, Set<String>> wanted(Plan plan) {
        return plan.chosen().stream()
                .flatMap(item -> item.materials(plan.answers()).stream())
                .filter(material -> material.certificate() != null)
                .collect(Collectors.groupingBy(
                        Material::key,
                        LinkedHashMap::new,
                        Collectors.mapping(Material::certificate, Collectors.toSet())));
    }
}
