package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code workflows/draw} and {@code workflows/check} run. */
public final class WorkflowsMain {
    private final Path folder;
    private final PrintStream out;

    WorkflowsMain(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] given) throws IOException {
        var words = Arrays.asList(given);
        if (words.size() < 2) throw new IllegalArgumentException("draw or check, the workflows folder, and what of it");
        var main = new WorkflowsMain(Path.of(words.get(1)).normalize(), System.out);
        var of = words.subList(2, words.size());
        System.exit(words.get(0).equals("draw") ? main.draw(of) : main.check(of));
    }

    /** Writes process.bpmn of these bundles, or of all whose drawing was not changed by hand. */
    int draw(List<String> keys) throws IOException {
        boolean force = keys.contains("--force");
        var wanted = keys.stream().filter(key -> !key.equals("--force")).toList();
        var files = new CatalogueFiles(folder);
        var catalogue = files.readable();
        var troubles = files.findings().stream()
                .filter(finding -> !finding.file().endsWith("/process.bpmn"))
                .toList();
        troubles.forEach(out::println);
        int failed = troubles.isEmpty() ? 0 : 1;
        for (var key :
                wanted.isEmpty() ? catalogue.bundles().stream().map(Bundle::key).toList() : wanted) {
            var file = folder.resolve("bundles").resolve(key).resolve("process.bpmn");
            var bundle = catalogue.bundle(key);
            boolean broken =
                    troubles.stream().anyMatch(finding -> finding.file().equals("bundles/" + key + "/bundle.yaml"));
            if (bundle.isEmpty() || broken) {
                out.println(key + ": not drawn, its files must be mended first");
                failed = 1;
                continue;
            }
            boolean byHand = Files.exists(file) && !Files.readString(file).contains(ProcessDrawer.MARK);
            if (byHand && !force) {
                out.println(file + ": drawn by hand, left as it is (--force draws it anew)");
                continue;
            }
            Files.writeString(file, ProcessDrawer.draw(bundle.get(), catalogue::item));
            out.println(file);
        }
        return failed;
    }

    /** Tells what is wrong with these files, or with the whole folder. */
    int check(List<String> paths) {
        var files = new CatalogueFiles(folder);
        var catalogue = files.readable();
        var findings = new ArrayList<Finding>(files.findings());
        // A scenario of files that are not sound would only tell the same again.
        if (findings.isEmpty()) {
            var scenarios = files.scenarios(catalogue);
            findings.addAll(files.findings());
            scenarios.forEach(scenario -> findings.addAll(ScenarioCheck.of(catalogue, scenario)));
        }
        var within = new ArrayList<Path>();
        for (var path : paths)
            within.add(folder.toAbsolutePath()
                    .normalize()
                    .relativize(Path.of(path).toAbsolutePath().normalize()));
        var told = findings.stream()
                .filter(finding -> within.isEmpty()
                        || within.stream()
                                .anyMatch(path -> path.toString().isEmpty()
                                        || Path.of(finding.file()).startsWith(path)))
                .toList();
        told.forEach(out::println);
        files.warnings().forEach(warning -> out.println("warning: " + warning));
        return told.isEmpty() ? 0 : 1;
    }
}
