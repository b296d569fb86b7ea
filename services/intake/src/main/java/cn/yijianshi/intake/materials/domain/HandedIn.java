package cn.yijianshi.intake.materials.domain;

import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.MaterialSource;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an applicant hands in for the entries of the one-time notice, and everything that is wrong with it. */
public final class HandedIn {

    /** So many files may stand for one entry of the notice. */
    public static final int MOST_PER_ENTRY = 20;

    // What the system makes or asks for itself is not handed in; a licence that is not found electronically is.
    private static final Set<MaterialSource> ON_PAPER =
            Set.of(MaterialSource.UPLOAD, MaterialSource.E_LICENCE, MaterialSource.COMMITMENT);

    private final Map<String, List<MaterialFile>> files;
    private final List<FieldProblem> problems;

    private HandedIn(Map<String, List<MaterialFile>> files, List<FieldProblem> problems) {
        this.files = files;
        this.problems = List.copyOf(problems);
    }

    /**
     * With an application: what the notice asks to be uploaded must be there, unless it may follow (可容缺) or a
     * certificate stands for it.
     *
     * @param owners whose materials they must be: the applicant's, or of whoever files for him
     * @param presented entries that a certificate stands for
     */
    public static HandedIn withApplication(
            Set<String> owners,
            Plan plan,
            Map<String, List<String>> given,
            Set<String> presented,
            Materials materials) {
        var entries = entries(plan);
        var problems = new ArrayList<FieldProblem>();
        given.keySet().stream()
                .filter(key -> !entries.containsKey(key)
                        || entries.get(key).stream().noneMatch(entry -> ON_PAPER.contains(entry.source())))
                .forEach(key -> problems.add(problem(key, "material-not-asked")));
        entries.forEach((key, asked) -> {
            var needed = asked.stream()
                    .anyMatch(entry -> entry.source() == MaterialSource.UPLOAD
                            && entry.required()
                            && !Boolean.TRUE.equals(entry.deferrable()));
            if (needed && given.getOrDefault(key, List.of()).isEmpty() && !presented.contains(key)) {
                problems.add(problem(key, "required"));
            }
        });
        return of(owners, given, Set.of(), materials, problems);
    }

    /**
     * In answer to a correction or as what was to follow.
     *
     * @param before what stood or stands for these entries: the same file again answers nothing
     */
    public static HandedIn later(
            Set<String> owners, Map<String, List<String>> given, List<Attached> before, Materials materials) {
        var known = before.stream()
                .map(attached -> attached.key() + " " + attached.materialId())
                .collect(Collectors.toSet());
        return of(owners, given, known, materials, new ArrayList<>());
    }

    private static HandedIn of(
            Set<String> owners,
            Map<String, List<String>> given,
            Set<String> known,
            Materials materials,
            List<FieldProblem> problems) {
        var ids = given.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Map<String, MaterialFile> found = ids.isEmpty()
                ? Map.of()
                : materials.all(ids).stream()
                        .filter(file -> owners.contains(file.owner()))
                        .collect(Collectors.toMap(MaterialFile::id, Function.identity()));
        var files = new LinkedHashMap<String, List<MaterialFile>>();
        given.forEach((key, wanted) -> {
            if (wanted.size() > MOST_PER_ENTRY) {
                problems.add(problem(key, "rows", "", String.valueOf(MOST_PER_ENTRY)));
                return;
            }
            var seen = new HashSet<String>();
            for (int i = 0; i < wanted.size(); i++) {
                var id = wanted.get(i);
                var file = found.get(id);
                var wrong = wrong(file, !seen.add(id), known.contains(key + " " + id));
                if (wrong == null) {
                    files.computeIfAbsent(key, entry -> new ArrayList<>()).add(file);
                } else {
                    problems.add(new FieldProblem(problem(key, wrong).pointer() + "/" + i, wrong, List.of()));
                }
            }
        });
        return new HandedIn(files, problems);
    }

    private static String wrong(MaterialFile file, boolean twice, boolean standsAlready) {
        if (file == null) {
            return "material-unknown";
        }
        if (twice || standsAlready) {
            return "material-twice";
        }
        return switch (file.state()) {
            case QUARANTINED -> "material-unchecked";
            case REJECTED -> "material-rejected";
            case CLEAN -> null;
        };
    }

    /** Whose files may be handed in: the applicant's, and those of whoever acts for him. */
    public static Set<String> owners(Acting acting) {
        return Stream.of(acting.applicant(), acting.by()).map(Person::id).collect(Collectors.toSet());
    }

    /** Pointers below the place where materials are named. */
    public List<FieldProblem> problems() {
        return problems;
    }

    public Map<String, List<MaterialFile>> files() {
        return files;
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** Department to item to entry to ids: of each item what it asks for, and nothing more. */
    public Map<String, Map<String, Map<String, List<String>>>> shares(Plan plan) {
        var shares = new LinkedHashMap<String, Map<String, Map<String, List<String>>>>();
        for (var item : plan.chosen()) {
            var share = new LinkedHashMap<String, List<String>>();
            keys(item, plan.answers()).forEach(key -> {
                if (files.containsKey(key)) {
                    share.put(key, ids(key));
                }
            });
            shares.computeIfAbsent(item.department(), department -> new LinkedHashMap<>())
                    .put(item.key(), share);
        }
        return shares;
    }

    /** Entry to ids, of these entries. */
    public Map<String, List<String>> of(Set<String> keys) {
        var some = new LinkedHashMap<String, List<String>>();
        files.keySet().stream().filter(keys::contains).forEach(key -> some.put(key, ids(key)));
        return some;
    }

    public List<String> ids(String key) {
        return files.getOrDefault(key, List.of()).stream().map(MaterialFile::id).toList();
    }

    /** The names of the files, as one text for people. */
    public String names(String key) {
        return files.getOrDefault(key, List.of()).stream()
                .map(MaterialFile::name)
                .collect(Collectors.joining("、"));
    }

    /**
     * Lets the case refer to them.
     *
     * @param reviews entry to the review it answers; an entry without one came with the application
     * @throws Gone when one was removed meanwhile
     */
    public void attach(
            String applicationId,
            Map<String, String> reviews,
            Instant at,
            Materials materials,
            Attachments attachments) {
        files.forEach((key, some) -> {
            var attached = new ArrayList<Attached>();
            for (var file : some) {
                if (!materials.file(file, at)) {
                    throw new Gone(key);
                }
                attached.add(new Attached(key, file.id(), attached.size(), at, reviews.get(key), null));
            }
            attachments.add(applicationId, attached);
        });
    }

    /** The entries an item asks for under these answers. */
    public static Set<String> keys(Item item, Map<String, List<String>> answers) {
        return item.materials(answers).stream().map(Material::key).collect(Collectors.toSet());
    }

    private static Map<String, List<Material>> entries(Plan plan) {
        return plan.chosen().stream()
                .flatMap(item -> item.materials(plan.answers()).stream())
                .collect(Collectors.groupingBy(Material::key, LinkedHashMap::new, Collectors.toList()));
    }

    private static FieldProblem problem(String key, String code, String... args) {
        return new FieldProblem("/" + key.replace("~", "~0").replace("/", "~1"), code, List.of(args));
    }

    /** It was removed between looking and filing. */
    public static class Gone extends RuntimeException {

        private final String key;

        Gone(String key) {
            super("a material of " + key + " has gone");
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
