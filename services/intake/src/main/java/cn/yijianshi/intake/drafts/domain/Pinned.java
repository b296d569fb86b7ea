package cn.yijianshi.intake.drafts.domain;

import cn.yijianshi.catalogue.AnswerProblem;
import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.intake.domain.Application.FiledBundle;
import cn.yijianshi.intake.domain.Bundles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A bundle with its items, each in one certain version. */
public final class Pinned {

    private final Bundle bundle;
    private final Map<String, Item> items;

    private Pinned(Bundle bundle, Map<String, Item> items) {
        this.bundle = bundle;
        this.items = items;
    }

    /** As a draft was begun, or forwarded to. */
    public static Pinned of(Draft draft, Bundles bundles) {
        var items = new LinkedHashMap<String, Item>();
        draft.items().forEach((key, version) -> items.put(key, bundles.item(key, version)));
        return new Pinned(bundles.bundle(draft.bundle().key(), draft.bundle().version()), items);
    }

    /** As it is offered now. */
    public static Pinned current(Bundle bundle, Bundles bundles) {
        var items = new LinkedHashMap<String, Item>();
        bundle.nodes().stream()
                .map(Node::item)
                .forEach(key ->
                        items.put(key, bundles.item(key).orElseThrow(() -> new NoSuchElementException("item " + key))));
        return new Pinned(bundle, items);
    }

    public Bundle bundle() {
        return bundle;
    }

    public FiledBundle named() {
        return new FiledBundle(bundle.key(), bundle.version(), bundle.name(), bundle.nameEn());
    }

    public Map<String, Integer> versions() {
        var versions = new LinkedHashMap<String, Integer>();
        items.forEach((key, item) -> versions.put(key, item.version()));
        return versions;
    }

    public boolean isOf(Draft draft) {
        return bundle.version() == draft.bundle().version() && versions().equals(draft.items());
    }

    public Optional<Item> item(String key) {
        return Optional.ofNullable(items.get(key));
    }

    public Plan plan(Map<String, List<String>> answers) {
        return Plan.of(bundle, answers, this::item);
    }

    public Optional<Question> question(String key) {
        return bundle.questions().stream()
                .filter(question -> question.key().equals(key))
                .findFirst();
    }

    /** Keys of every field that some answer may bring. */
    public Set<String> fields() {
        return items.values().stream()
                .flatMap(item -> item.fields().stream())
                .map(Field::key)
                .collect(Collectors.toSet());
    }

    /** The answers without those that are not asked for any more, as others were changed. */
    public Map<String, List<String>> asked(Map<String, List<String>> answers) {
        var asked = new LinkedHashMap<>(answers);
        boolean shrinks = true;
        while (shrinks) {
            var odd = plan(asked).problems().stream()
                    .filter(problem -> problem.code().equals("not-asked"))
                    .map(AnswerProblem::question)
                    .toList();
            shrinks = asked.keySet().removeAll(odd);
        }
        return asked;
    }
}
