package cn.yijianshi.bench;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Notice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads a city of many synthetic bundles and items from files, as the engine does at start, draws every process, and asks the
 * catalogue what applicants ask. Prints one line of JSON.
 */
public final class CatalogueBench {

    private static final int USUAL_BUNDLES = 600;
    private static final int USUAL_ITEMS = 700;
    private static final int USUAL_REQUESTS = 5_000;
    private static final String HELP = """
            usage: catalogue [BUNDLES [ITEMS [REQUESTS]]]      (600 700 5000)

            Writes so many synthetic bundles and items, loads them three times, draws every process and asks for plans,
            forms, notices and lists; prints one line of JSON, times in milliseconds (cpu: what this thread worked, whatever else ran on the
            machine). In this process, without HTTP.
            """;

    private CatalogueBench() {}

    public static void main(String[] words) throws IOException {
        if (words.length > 0 && words[0].startsWith("-")) {
            System.out.print(HELP);
            return;
        }
        int bundles = words.length > 0 ? Integer.parseInt(words[0]) : USUAL_BUNDLES;
        int items = words.length > 1 ? Integer.parseInt(words[1]) : USUAL_ITEMS;
        int requests = words.length > 2 ? Integer.parseInt(words[2]) : USUAL_REQUESTS;
        Path folder = Files.createTempDirectory("catalogue-bench");
        try {
            new SyntheticCity(folder, new Random(1)).write(bundles, items);
            System.out.println(measure(folder, requests));
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static Line measure(Path folder, int requests) {
        var line = new Line();
        Catalogue catalogue = null;
        var cpu = ManagementFactory.getThreadMXBean();
        for (String time : List.of("load_first", "load_second", "load_third")) {
            long began = System.nanoTime();
            long worked = cpu.getCurrentThreadCpuTime();
            catalogue = Catalogue.load(folder);
            line.put(time + "_ms", (System.nanoTime() - began) / 1e6)
                    .put(time + "_cpu_ms", (cpu.getCurrentThreadCpuTime() - worked) / 1e6);
        }
        long began = System.nanoTime();
        long worked = cpu.getCurrentThreadCpuTime();
        long characters = 0;
        for (Bundle bundle : catalogue.bundles()) {
            characters += catalogue.drawing(bundle.key()).length();
        }
        line.put("bundles", catalogue.bundles().size())
                .put("items", catalogue.items().size())
                .put("draw_all_ms", (System.nanoTime() - began) / 1e6)
                .put("draw_all_cpu_ms", (cpu.getCurrentThreadCpuTime() - worked) / 1e6)
                .put("drawn_characters", characters);
        var timings = new Timings();
        // The first half warms up and is not counted.
        ask(catalogue, requests, new Timings());
        ask(catalogue, requests, timings);
        return line.putSpreads("answers_ms", timings.spreads());
    }

    private static void ask(Catalogue catalogue, int requests, Timings timings) {
        var lot = new Random(7);
        var bundles = catalogue.bundles();
        var json = JsonMapper.shared();
        for (int i = 0; i < requests; i++) {
            Bundle bundle = bundles.get(lot.nextInt(bundles.size()));
            var answers = answers(bundle, lot);
            var plan = timed(timings, "plan", () -> catalogue.plan(bundle, answers));
            timed(timings, "form", () -> MergedForm.of(plan).sections());
            timed(timings, "notice", () -> Notice.of(plan));
            timed(timings, "bundle-json", () -> json.writeValueAsBytes(bundle));
            if (i % 50 == 0) {
                timed(
                        timings,
                        "list-json",
                        () -> json.writeValueAsBytes(catalogue.bundles().stream()
                                .map(one -> List.of(one.key(), one.name(), one.description()))
                                .toList()));
            }
        }
    }

    private interface Work<T> {
        T done();
    }

    private static <T> T timed(Timings timings, String name, Work<T> work) {
        long began = System.nanoTime();
        T result = work.done();
        timings.add(name, System.nanoTime() - began);
        return result;
    }

    private static Map<String, List<String>> answers(Bundle bundle, Random lot) {
        var answers = new LinkedHashMap<String, List<String>>();
        for (var question : bundle.questions()) {
            var options = question.options();
            answers.put(
                    question.key(),
                    List.of(options.get(lot.nextInt(options.size())).key()));
        }
        return answers;
    }
}
