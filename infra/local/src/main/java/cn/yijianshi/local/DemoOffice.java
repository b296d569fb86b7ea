package cn.yijianshi.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work for every department: applications in each state that an officer meets, filed and brought there as people do it.
 * The same seed on the same day gives the same cases, and asked for again that day it adds none.
 */
public final class DemoOffice {

    /** How far a case has come. */
    public enum Stage {
        /** Nobody has touched it; in development the first is overdue and the second due soon. */
        WAITING(12),
        /** A colleague (registrar2) works on it. */
        WITH_A_COLLEAGUE(2),
        ACCEPTED(1),
        /** A colleague is asked for an opinion. */
        OPINION_ASKED(1),
        /** The clock stands still: a dispute over the name. */
        PAUSED(1),
        CORRECTION_ASKED(2),
        CORRECTION_ANSWERED(1),
        REFUSED(1),
        WITHDRAWN(1),
        /** The licence is out; all other departments have their part. */
        LICENSED(3),
        DONE(1);

        private final int cases;

        Stage(int cases) {
            this.cases = cases;
        }
    }

    /** @param reviewId the review of the establishment, with which every one of these cases begins */
    public record Case(String id, String caseNo, String applicant, String brand, String reviewId, Stage stage) {}

    private static final int TRANSFERS = 3;
    private static final int UTILITIES = 4;
    // The first of those nobody has touched stay in one district: lamps are compared there.
    private static final int AT_HOME = 10;
    private static final int NAMES = 27_000;
    private static final int APPLICANTS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final String REGISTER = "company-registration";
    private static final Set<String> ENDS = Set.of("DONE", "PARTIAL", "REFUSED", "WITHDRAWN");

    private final String url;
    private final long seed;
    private final Realm realm;
    private final Samples samples;
    private final Consumer<String> tell;
    private final Map<String, Portal> people = new HashMap<>();
    private final Map<String, Officer> officers = new HashMap<>();

    public DemoOffice(String url, Path repository, long seed, Consumer<String> tell) {
        this.url = url;
        this.seed = seed;
        this.realm = Realm.in(repository);
        this.samples = new Samples(repository);
        this.tell = tell;
    }

    /**
     * @param ageing moves the clock on into a working day, so that lamps of every colour burn; in development only
     * @return the companies, in the order they were filed in; the transfers of homes come on top
     */
    public List<Case> fill(boolean ageing) {
        var chance = new Random(new SplittableRandom(seed).nextLong());
        if (ageing) {
            moveTo(nextMorning());
        }
        LocalDate today = now(ageing).atZone(OFFICE).toLocalDate();
        long name = Math.floorMod(seed * 101 + today.toEpochDay() * 211, (long) NAMES);
        var stages = stages(chance);
        var filed = new ArrayList<Case>();
        int untouched = 0;
        for (int i = 0; i < stages.size(); i++) {
            boolean atHome = stages.get(i) == Stage.WAITING && untouched++ < AT_HOME;
            var district = atHome ? Townspeople.DISTRICTS.get(0) : Townspeople.district(chance);
            filed.add(file(
                    "applicant" + (1 + chance.nextInt(APPLICANTS)),
                    Brands.of(name + i),
                    today,
                    stages.get(i),
                    district,
                    chance));
            if (ageing && i == 0) {
                moveTo(now(true).plus(Duration.ofHours(1)));
            } else if (ageing && i == 1) {
                letTheFirstBeLate(filed);
            }
        }
        filed.forEach(this::bring);
        for (int i = 0; i < TRANSFERS; i++) {
            transfer(today, i);
        }
        for (int i = 0; i < UTILITIES; i++) {
            connect(today, i, chance);
        }
        leave(today);
        tell.accept("demo office 演示数据: " + filed.size() + " companies, " + TRANSFERS + " homes, " + UTILITIES
                + " connections, seed " + seed);
        return filed;
    }

    /** The two that grow old come first, the others by chance. */
    private static List<Stage> stages(Random chance) {
        var stages = new ArrayList<Stage>();
        for (Stage stage : Stage.values()) {
            stages.addAll(Collections.nCopies(stage == Stage.WAITING ? stage.cases - 2 : stage.cases, stage));
        }
        Collections.shuffle(stages, chance);
        stages.addAll(0, List.of(Stage.WAITING, Stage.WAITING));
        return stages;
    }

    private Case file(
            String user, String brand, LocalDate today, Stage stage, Townspeople.District district, Random chance) {
        Portal applicant = applicant(user);
        var application = samples.company(
                brand, today, Townspeople.name(chance), Townspeople.name(chance), district, 1 + chance.nextInt(300));
        JsonNode receipt = submit(applicant, application, today + " " + brand);
        String id = receipt.get("id").asString();
        JsonNode review = until("the establishment of " + brand, () -> review(applicant, id, "company_establishment"));
        return new Case(
                id,
                receipt.get("caseNo").asString(),
                applicant.user(),
                brand,
                review.get("reviewId").asString(),
                stage);
    }

    private void bring(Case filed) {
        String status = status(REGISTER, filed.reviewId());
        // Brought there by an earlier run.
        if (!status.equals("OPEN")) {
            return;
        }
        switch (filed.stage()) {
            case WAITING -> {}
            case WITH_A_COLLEAGUE -> claim("registrar2", filed);
            case ACCEPTED -> {
                claim("registrar", filed);
                verb("registrar", filed, "acceptance", Map.of());
            }
            case OPINION_ASKED -> {
                claim("registrar", filed);
                verb("registrar", filed, "comments", Map.of("text", "字号与一家已注销企业相近，已查档。"));
                verb(
                        "registrar",
                        filed,
                        "co-reviewers",
                        Map.of("officers", List.of("registrar2"), "text", "字号是否足以区分，请看一下。"));
            }
            case PAUSED -> {
                claim("registrar", filed);
                verb("registrar", filed, "acceptance", Map.of());
                pauseClock(filed);
            }
            case CORRECTION_ASKED -> askBack(filed);
            case CORRECTION_ANSWERED -> {
                askBack(filed);
                answer(filed);
            }
            case REFUSED -> {
                claim("registrar", filed);
                verb(
                        "registrar",
                        filed,
                        "refusal",
                        Map.of("reason", "住所使用证明与申报不符", "basis", "市场主体登记管理条例 第十九条", "effective", "AT_ONCE"));
            }
            case WITHDRAWN ->
                people.get(filed.applicant())
                        .post("/api/applications/" + filed.id() + "/withdrawal", Map.of("reason", "暂不开业"))
                        .expect(200);
            case LICENSED -> approve("market-regulation", REGISTER, filed.reviewId());
            case DONE -> finish(filed);
        }
    }

    /** The engine hears of the acceptance a moment later; until then nothing runs that could be stopped. */
    private void pauseClock(Case filed) {
        String path = "/api/cases/" + filed.id() + "/reviews/" + filed.reviewId() + "/clock/pauses";
        until("the pause of " + filed.caseNo(), () -> {
            int status = officer("registrar")
                    .portal()
                    .post(path, Map.of("ground", "DISPUTE", "text", "名称争议正在处理，处理期间不计入办理时限。"))
                    .status();
            return status == 200 ? true : null;
        });
    }

    private void claim(String user, Case filed) {
        verb(user, filed, "claim", Map.of());
    }

    private void askBack(Case filed) {
        claim("registrar", filed);
        verb(
                "registrar",
                filed,
                "correction",
                Map.of("defects", List.of(Map.of("field", "enterprise.mobile", "text", "请核对企业联系电话。"))));
    }

    private void answer(Case filed) {
        Portal applicant = people.get(filed.applicant());
        String path = "/api/applications/" + filed.id();
        until(
                "the notice of gaps of " + filed.caseNo(),
                () -> applicant.get(path).expect(200).json().path("corrections").isEmpty() ? null : true);
        applicant
                .post(
                        path + "/corrections/" + filed.reviewId(),
                        Map.of("fields", Map.of("enterprise.mobile", "13959512345")))
                .expect(200);
        until(
                "the answer of " + filed.caseNo(),
                () -> status(REGISTER, filed.reviewId()).equals("CLAIMED") ? true : null);
    }

    /** Every department approves its part. */
    private void finish(Case filed) {
        String path = "/api/applications/" + filed.id();
        until("the end of " + filed.caseNo(), () -> {
            JsonNode application =
                    people.get(filed.applicant()).get(path).expect(200).json();
            application
                    .path("reviews")
                    .valueStream()
                    .filter(review -> review.path("reviewId").isString())
                    .filter(review -> review.get("state").asString().equals("OPEN"))
                    .filter(review -> officerOf(review.get("department").asString())
                            .queue(review.get("service").asString(), filed.caseNo())
                            .stream()
                            .anyMatch(line -> line.get("id").equals(review.get("reviewId"))
                                    && line.get("status").asString().equals("OPEN")))
                    .forEach(review -> approve(
                            review.get("department").asString(),
                            review.get("service").asString(),
                            review.get("reviewId").asString()));
            return ENDS.contains(application.get("state").asString()) ? true : null;
        });
    }

    private void approve(String department, String service, String reviewId) {
        Officer officer = officerOf(department);
        int version = officer.claim(
                service,
                reviewId,
                officer.read(service, reviewId).at("/review/version").asInt());
        officer.approve(service, officer.read(service, reviewId), version);
    }

    /** A home of the sample's seller and its sale; the second is checked, so that tax and title wait. */
    private void transfer(LocalDate today, int number) {
        String unitCode = "350502008009GB00087F%08d"
                .formatted(Math.floorMod(seed * 1_009 + today.toEpochDay() * 17 + number, 100_000_000L));
        String location = "泉州市鲤城区涂门街" + (number + 1) * 8 + "号" + unitCode.substring(20) + "幢301室";
        JsonNode entered = admin().post(
                        "/api/departments/property-registration/register/units",
                        Map.of(
                                "units",
                                List.of(Map.of(
                                        "unitCode",
                                        unitCode,
                                        "location",
                                        location,
                                        "plannedUse",
                                        "RESIDENCE",
                                        "buildingArea",
                                        130.00,
                                        "innerArea",
                                        108.50,
                                        "owners",
                                        List.of(Map.of(
                                                "name", "王建国",
                                                "idNumber", "35058219020304003X",
                                                "share", 100))))))
                .expect(200)
                .json();
        String title = entered.get("units").get(0).get("titleNumber").asString();
        Portal applicant = applicant("applicant" + (1 + number));
        JsonNode receipt =
                submit(applicant, samples.transfer(unitCode, title, location, today), today + " " + unitCode);
        JsonNode check = until(
                "the check of " + unitCode,
                () -> review(applicant, receipt.get("id").asString(), "transaction_check"));
        String service = check.get("service").asString();
        String reviewId = check.get("reviewId").asString();
        if (number == 1 && status(service, reviewId).equals("OPEN")) {
            approve(check.get("department").asString(), service, reviewId);
        }
    }

    /** Water, power, gas and network for a shop; one is in a colleague's hands. */
    private void connect(LocalDate today, int number, Random chance) {
        Portal applicant = applicant("applicant" + (4 + number));
        var application = samples.utilities(
                today, Townspeople.name(chance), Townspeople.district(chance), 1 + chance.nextInt(300));
        JsonNode receipt = submit(applicant, application, today + " connection " + number);
        String id = receipt.get("id").asString();
        JsonNode supply = until("the supplies of " + id, () -> review(applicant, id, null));
        String service = supply.get("service").asString();
        String reviewId = supply.get("reviewId").asString();
        if (number == 0
                && service.equals("utility-hookup")
                && status(service, reviewId).equals("OPEN")) {
            Officer colleague = officer("utilityofficer2");
            colleague.claim(
                    service,
                    reviewId,
                    colleague.read(service, reviewId).at("/review/version").asInt());
        }
    }

    /** One officer is on leave, and a colleague stands in. */
    private void leave(LocalDate today) {
        // Colleagues are known from their calls.
        for (String user : List.of("taxofficer", "taxofficer2")) {
            officer(user).portal().get("/api/departments/tax/officers").expect(200);
        }
        officer("taxofficer2")
                .portal()
                .post(
                        "/api/departments/tax/delegations",
                        Map.of(
                                "to",
                                "taxofficer",
                                "from",
                                today.toString(),
                                "until",
                                today.plusDays(2).toString(),
                                "text",
                                "年休假"))
                .expect(201, 200);
    }

    private JsonNode submit(Portal applicant, ObjectNode application, String key) {
        return applicant
                .post(
                        "/api/applications",
                        application,
                        "Idempotency-Key",
                        "demo-office-" + seed + "-" + Integer.toHexString(key.hashCode()))
                .expect(201, 200)
                .json();
    }

    /** The review of an item, or of any, once its department has it; null until then. */
    private JsonNode review(Portal applicant, String id, String item) {
        return applicant
                .get("/api/applications/" + id)
                .expect(200)
                .json()
                .path("reviews")
                .valueStream()
                .filter(review -> item == null || review.get("item").asString().equals(item))
                .filter(review -> review.path("reviewId").isString())
                .filter(review -> hasArrived(review))
                .findFirst()
                .orElse(null);
    }

    private boolean hasArrived(JsonNode review) {
        String path = "/api/departments/" + review.get("service").asString() + "/reviews/"
                + review.get("reviewId").asString();
        return officerOf(review.get("department").asString()).portal().get(path).status() == 200;
    }

    private void verb(String user, Case filed, String act, Map<String, Object> said) {
        Officer officer = officer(user);
        var body = new HashMap<>(said);
        body.put(
                "version",
                officer.read(REGISTER, filed.reviewId()).at("/review/version").asInt());
        officer.portal()
                .post("/api/departments/" + REGISTER + "/reviews/" + filed.reviewId() + "/" + act, body)
                .expect(200);
    }

    private String status(String service, String reviewId) {
        return supervisor()
                .get("/api/departments/" + service + "/reviews/" + reviewId)
                .expect(200)
                .json()
                .at("/review/status")
                .asString();
    }

    // --- the clock, in development -----------------------------------------------------------------------------------

    /** The second has half an hour left of its promise; the first, an hour older, none. */
    private void letTheFirstBeLate(List<Case> filed) {
        JsonNode second = until(
                "the clock of " + filed.get(1).caseNo(),
                () -> review(people.get(filed.get(1).applicant()), filed.get(1).id(), "company_establishment"));
        moveTo(Instant.parse(second.get("dueAt").asString()).minus(Duration.ofMinutes(30)));
    }

    private Instant nextMorning() {
        JsonNode due = admin().get("/api/calendar/due?start=" + now(true) + "&amount=1&unit=WORKING_DAY&office=350500")
                .expect(200)
                .json();
        return OffsetDateTime.parse(due.get("lastDay").asString() + "T09:00:00+08:00")
                .toInstant();
    }

    private Instant now(boolean movable) {
        return movable
                ? Instant.parse(admin().get("/api/dev/time")
                        .expect(200)
                        .json()
                        .get("now")
                        .asString())
                : Instant.now();
    }

    private void moveTo(Instant moment) {
        admin().post("/api/dev/time", Map.of("to", moment.toString())).expect(200);
        until(
                "the clock at " + moment,
                () -> Duration.between(moment, now(true)).abs().compareTo(Duration.ofMinutes(2)) < 0 ? true : null);
    }

    // --- people ------------------------------------------------------------------------------------------------------

    private Portal applicant(String user) {
        // The first has no number.
        return person(user.equals("applicant1") ? "applicant" : user);
    }

    private Portal admin() {
        return person("admin");
    }

    private Portal supervisor() {
        return person("supervisor");
    }

    private Portal person(String user) {
        return people.computeIfAbsent(user, name -> Portal.login(url, name));
    }

    private Officer officerOf(String department) {
        return officer(realm.officerOf(department).name());
    }

    private Officer officer(String user) {
        return officers.computeIfAbsent(user, name -> Officer.login(url, name));
    }

    /** What the supplier gives, once it gives something. */
    private static <T> T until(String what, Supplier<T> looked) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            T found = looked.get();
            if (found != null) {
                return found;
            }
            pause();
        }
        throw new IllegalStateException(what + " did not come within " + PATIENCE.toMinutes() + " minutes");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
