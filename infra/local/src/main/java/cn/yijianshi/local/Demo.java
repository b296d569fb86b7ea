package cn.yijianshi.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One application from filing to certificates, as people do it: an applicant who logs in and files, officers who
 * log in and decide through their queues. It prints what the applicant's timeline tells, as it tells it.
 */
final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Set<String> ENDS = Set.of("DONE", "PARTIAL", "REFUSED", "WITHDRAWN");
    private static final String APPLICANT = "applicant";
    private static final String LINE = "─".repeat(78);

    private final String url;
    private final Path repository;
    private final Consumer<String> tell;
    private final Realm realm;
    private final Map<String, Officer> officers = new HashMap<>();
    private final Set<String> told = new TreeSet<>();
    private final Set<String> corrected = new TreeSet<>();
    private final Set<String> answered = new TreeSet<>();
    private final Set<String> settled = new TreeSet<>();

    private Portal applicant;
    private String id;
    private String caseNo;

    Demo(String url, Path repository, Consumer<String> tell) {
        this.url = url;
        this.repository = repository;
        this.tell = tell;
        this.realm = Realm.in(repository);
    }

    /** True only if the case ended well and every certificate it should bring was saved. */
    boolean run() {
        try {
            tell.accept("Demo 演示: one application for starting a company 企业开办");
            file();
            JsonNode end = followUntilItEnds();
            return settle(end);
        } catch (IllegalStateException | java.io.UncheckedIOException problem) {
            tell.accept("The demo failed 演示失败: " + problem.getMessage());
            return false;
        }
    }

    private void file() {
        applicant = Portal.login(url, APPLICANT);
        tell.accept("  " + person(APPLICANT) + " signed in and files the application 已登录并提交申请");
        JsonNode sample =
                new Samples(repository).company(Brands.of(Instant.now().getEpochSecond()), LocalDate.now(OFFICE));
        JsonNode receipt = applicant
                .post(
                        "/api/applications",
                        sample,
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .json();
        id = receipt.get("id").asString();
        caseNo = receipt.get("caseNo").asString();
        tell.accept("  case 办件编号 " + caseNo + ", "
                + receipt.path("items").valueStream().count() + " items 个事项:");
        receipt.path("items")
                .valueStream()
                .forEach(item -> tell.accept("    " + item.path("itemName").asString() + " · "
                        + item.path("itemNameEn").asString() + " — "
                        + item.path("departmentName").asString()));
        tell.accept(LINE);
    }

    private JsonNode followUntilItEnds() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode application = tellNews();
            if (ENDS.contains(application.get("state").asString())) {
                return tellNews();
            }
            if (!answerCorrections(application) && !workOn(application)) {
                pause();
            }
        }
        throw new IllegalStateException(
                "the case " + caseNo + " had not ended after " + PATIENCE.toMinutes() + " minutes");
    }

    /** The next review that somebody can do something about; false when there is none yet. */
    private boolean workOn(JsonNode application) {
        return application
                .path("reviews")
                .valueStream()
                .filter(review -> review.path("reviewId").isString())
                .filter(review ->
                        Set.of("OPEN", "IN_REVIEW").contains(review.get("state").asString()))
                .filter(review -> !settled.contains(review.get("reviewId").asString()))
                .anyMatch(this::work);
    }

    /** One step of one review by its officer; false when there is nothing to do yet. */
    private boolean work(JsonNode inCase) {
        String service = inCase.get("service").asString();
        Officer officer = officers.computeIfAbsent(
                realm.officerOf(inCase.get("department").asString()).name(), user -> {
                    var signedIn = Officer.login(url, user);
                    say(Instant.now(), person(user) + " signed in 已登录");
                    return signedIn;
                });
        String reviewId = inCase.get("reviewId").asString();
        return officer.queue(service, caseNo).stream()
                .filter(review -> review.get("id").asString().equals(reviewId))
                .filter(review -> !review.get("decidedBy").asString().equals("AUTOMATIC"))
                .filter(review -> review.path("awaits").isEmpty())
                .filter(review ->
                        Set.of("OPEN", "CLAIMED").contains(review.get("status").asString()))
                .findFirst()
                .map(review -> {
                    decide(officer, service, review);
                    return true;
                })
                .orElse(false);
    }

    private void decide(Officer officer, String service, JsonNode review) {
        String reviewId = review.get("id").asString();
        int version = review.get("version").asInt();
        if (review.get("status").asString().equals("OPEN")) {
            version = officer.claim(service, reviewId, version);
        }
        JsonNode detail = officer.read(service, reviewId);
        String gap = corrected.isEmpty() ? fieldToAskAbout(detail) : null;
        if (gap != null) {
            corrected.add(reviewId);
            officer.askForCorrection(service, reviewId, version, gap, "请核对并补正联系电话，须为本人使用的手机号码。");
            say(Instant.now(), person(officer.user()) + " asks for one correction 要求补正: " + gap);
            return;
        }
        officer.approve(service, detail, version);
        settled.add(reviewId);
        say(
                Instant.now(),
                person(officer.user()) + " approves 准予 "
                        + review.path("itemName").asString());
    }

    /** Once in the demo a department asks back: about a telephone number, if the item has one. */
    private static String fieldToAskAbout(JsonNode detail) {
        return detail.path("form")
                .valueStream()
                .flatMap(section -> section.path("fields").valueStream())
                .filter(field -> field.path("value").isString())
                .map(field -> field.get("key").asString())
                .filter(key -> key.endsWith("obile"))
                .findFirst()
                .orElse(null);
    }

    private boolean answerCorrections(JsonNode application) {
        return application
                        .path("corrections")
                        .valueStream()
                        .filter(this::answer)
                        .count()
                > 0;
    }

    private boolean answer(JsonNode correction) {
        String reviewId = correction.get("reviewId").asString();
        // The case may show the notice a moment longer than it is open.
        if (!answered.add(reviewId)) {
            return false;
        }
        var fields = new LinkedHashMap<String, Object>();
        correction
                .path("defects")
                .valueStream()
                .forEach(defect -> fields.put(defect.get("field").asString(), "13959512345"));
        applicant
                .post("/api/applications/" + id + "/corrections/" + reviewId, Map.of("fields", fields))
                .expect(200);
        say(Instant.now(), person(APPLICANT) + " answers the correction 已补正: " + fields.keySet());
        return true;
    }

    private boolean settle(JsonNode end) {
        tell.accept(LINE);
        String state = end.get("state").asString();
        tell.accept("The case ended 办结: " + state);
        Path folder = Folders.made(repository.resolve("demo-output").resolve(caseNo));
        var issued = new ArrayList<String>();
        boolean whole = true;
        for (JsonNode certificate : end.path("certificates").valueStream().toList()) {
            String path = "/api/departments/" + certificate.get("service").asString() + "/certificates/"
                    + certificate.get("id").asString() + "/pdf";
            byte[] pdf = applicant.get(path).expect(200).bytes();
            whole &= new String(pdf, 0, Math.min(5, pdf.length), StandardCharsets.US_ASCII).equals("%PDF-");
            Path file = folder.resolve(fileName(certificate) + ".pdf");
            save(file, pdf);
            issued.add(certificate.get("item").asString());
            tell.accept("  saved 已保存 " + repository.relativize(file) + " (" + pdf.length / 1024 + " KB)");
        }
        var missing = itemsWithCertificate(end);
        missing.removeAll(issued);
        if (!missing.isEmpty()) {
            tell.accept("Certificates are missing 缺少证照: " + missing);
        }
        boolean well = state.equals("DONE") && missing.isEmpty() && whole && !issued.isEmpty();
        tell.accept(
                well
                        ? "Every item is decided and every certificate saved 全部事项办结、证照已保存: " + issued.size() + " PDF"
                        : "The demo did not end as it should 演示未按预期完成");
        return well;
    }

    /** Approved items whose catalogue entry promises a paper. */
    private Set<String> itemsWithCertificate(JsonNode application) {
        return application
                .path("reviews")
                .valueStream()
                .filter(review -> review.get("state").asString().equals("APPROVED"))
                .map(review -> review.get("item").asString())
                .filter(item -> applicant
                        .get("/api/catalogue/items/" + item)
                        .expect(200)
                        .json()
                        .path("certificate")
                        .isObject())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tells what is new in the timeline and returns the case as it is now. */
    private JsonNode tellNews() {
        var news = new ArrayList<JsonNode>();
        String after = "";
        while (after != null) {
            JsonNode page = applicant
                    .get("/api/applications/" + id + "/timeline?limit=100" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .json();
            page.get("items")
                    .valueStream()
                    .filter(line -> told.add(line.get("id").asString()))
                    .forEach(news::add);
            after = page.path("next").isString() ? page.get("next").asString() : null;
        }
        // Read after the timeline: so it knows every review the timeline speaks of.
        JsonNode application =
                applicant.get("/api/applications/" + id).expect(200).json();
        news.forEach(line -> tellLine(line, application));
        return application;
    }

    private void tellLine(JsonNode line, JsonNode application) {
        say(
                Instant.parse(line.get("at").asString()),
                line.path("text").asString() + " · " + line.path("textEn").asString());
        if (line.get("kind").asString().equals("REVIEW_REQUESTED")) {
            application
                    .path("reviews")
                    .valueStream()
                    .filter(review -> review.path("reviewId")
                            .asString("")
                            .equals(line.path("reviewId").asString("-")))
                    .forEach(review -> tell.accept("            promised 承诺 " + limit(review.path("promised"))
                            + ", until "
                            + time(review.path("dueAt")) + "; by law 法定 " + limit(review.path("statutory")) + ", until "
                            + time(review.path("statutoryDueAt"))));
        }
    }

    private static String limit(JsonNode limit) {
        int amount = limit.path("amount").asInt();
        return switch (limit.path("unit").asString("")) {
            case "WORKING_HOUR" -> amount + " working h 工作小时";
            case "WORKING_DAY" -> amount + " working d 工作日";
            case "CALENDAR_DAY" -> amount + " d 日";
            case "IMMEDIATE" -> "at once 即办";
            case "" -> "none 无";
            default -> amount + " " + limit.path("unit").asString();
        };
    }

    private static String time(JsonNode instant) {
        return instant.isString()
                ? DAY_AND_CLOCK.format(Instant.parse(instant.asString()).atZone(OFFICE))
                : "—";
    }

    private void say(Instant at, String what) {
        tell.accept("  " + CLOCK.format(at.atZone(OFFICE)) + "  " + what);
    }

    private String person(String user) {
        return realm.users().stream()
                .filter(each -> each.name().equals(user))
                .map(each -> each.displayName() + " (" + user + ")")
                .findFirst()
                .orElse(user);
    }

    private static String fileName(JsonNode certificate) {
        return (certificate.path("title").asString() + "-"
                        + certificate.path("number").asString())
                .replaceAll("[^\\p{L}\\p{N}._()（）-]+", "_");
    }

    private static void save(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException problem) {
            throw new Trouble("The file " + file + " cannot be written.", problem);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", stopped);
        }
    }
}
