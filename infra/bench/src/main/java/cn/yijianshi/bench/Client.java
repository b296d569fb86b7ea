package cn.yijianshi.bench;

import cn.yijianshi.bench.HomeSale.Decision;
import cn.yijianshi.local.Portal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * One client with one case in hand at a time: an applicant who files, and officers who look into their queues, claim
 * and approve. Everybody is logged in once and keeps the session.
 */
final class Client {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final Set<String> ENDS = Set.of("DONE", "PARTIAL", "REFUSED", "WITHDRAWN");

    private final Portal applicant;
    private final Map<String, Portal> officers = new HashMap<>();
    private final Waiting patience = Waiting.patient();

    Client(String url, int number) {
        // The realm has applicant and applicant2 to applicant20.
        int person = number % 20 + 1;
        this.applicant = Portal.login(url, person == 1 ? "applicant" : "applicant" + person);
        HomeSale.ALL.forEach(
                decision -> officers.computeIfAbsent(decision.officer(), officer -> Portal.login(url, officer)));
    }

    /** What it has learnt of how long hops take stays with it from the warm-up on. */
    Waiting patience() {
        return patience;
    }

    Portal applicant() {
        return applicant;
    }

    /** From filing to the end; returns the case's id. */
    String run(JsonNode application, Waiting waiting, Timings steps, Timings hops) {
        long begun = System.nanoTime();
        JsonNode receipt = applicant
                .post(
                        "/api/applications",
                        application,
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .json();
        long submitted = System.nanoTime();
        steps.add("submit", submitted - begun);
        String id = receipt.get("id").asString();
        String caseNo = receipt.get("caseNo").asString();

        JsonNode tax = opened(HomeSale.TAX, caseNo, submitted, "submit_to_house_tax", waiting, steps, hops);
        decide(HomeSale.TAX, tax, steps);
        JsonNode check = opened(HomeSale.CHECK, caseNo, submitted, null, waiting, steps, hops);
        long accepted = decide(HomeSale.CHECK, check, steps);
        JsonNode title =
                opened(HomeSale.TITLE, caseNo, accepted, "transaction_check_to_re_transfer", waiting, steps, hops);
        accepted = decide(HomeSale.TITLE, title, steps);
        JsonNode power =
                opened(HomeSale.POWER, caseNo, accepted, "re_transfer_to_power_transfer", waiting, steps, hops);
        accepted = decide(HomeSale.POWER, power, steps);
        String state = waiting.until("power_transfer_to_end", accepted, hops, () -> ended(id, steps));
        steps.add("case", System.nanoTime() - begun);
        if (!state.equals("DONE")) {
            throw new IllegalStateException("The case " + caseNo + " ended " + state + " instead of DONE");
        }
        return id;
    }

    private JsonNode opened(
            Decision decision, String caseNo, long since, String hop, Waiting waiting, Timings steps, Timings hops) {
        return waiting.until(hop, since, hops, () -> inQueue(decision, caseNo, steps));
    }

    /** The review in its department's queue, once it is there and waits for nobody else. */
    private Optional<JsonNode> inQueue(Decision decision, String caseNo, Timings steps) {
        long begun = System.nanoTime();
        JsonNode queue = officers.get(decision.officer())
                .get("/api/departments/" + decision.service() + "/reviews?item=" + decision.item() + "&caseNo="
                        + caseNo)
                .expect(200)
                .json();
        steps.add("look", System.nanoTime() - begun);
        return queue.get("items")
                .valueStream()
                .filter(review -> review.get("caseNo").asString().equals(caseNo))
                .filter(review -> review.path("awaits").isEmpty())
                .findFirst();
    }

    private Optional<String> ended(String id, Timings steps) {
        long begun = System.nanoTime();
        String state = applicant
                .get("/api/applications/" + id)
                .expect(200)
                .json()
                .get("state")
                .asString();
        steps.add("follow", System.nanoTime() - begun);
        return ENDS.contains(state) ? Optional.of(state) : Optional.empty();
    }

    /** Claims and approves; returns the moment when the approval was accepted. */
    private long decide(Decision decision, JsonNode review, Timings steps) {
        Portal officer = officers.get(decision.officer());
        String path = "/api/departments/" + decision.service() + "/reviews/"
                + review.get("id").asString();
        long begun = System.nanoTime();
        int version = officer.post(
                        path + "/claim", Map.of("version", review.get("version").asInt()))
                .expect(200)
                .json()
                .get("version")
                .asInt();
        long claimed = System.nanoTime();
        steps.add("claim", claimed - begun);
        officer.post(
                        path + "/approval",
                        Map.of("version", version, "result", decision.result(), "effective", "AT_ONCE"))
                .expect(200);
        long approved = System.nanoTime();
        steps.add("approve", approved - claimed);
        steps.add("approve_" + decision.item(), approved - claimed);
        return approved;
    }

    /**
     * How a client waits for what it expects: it looks, and looks again after a pause, or after a part of its usual wait
     * if that is longer. What a hop took is known as closely as one look and one pause.
     */
    static final class Waiting {

        // A wait that was long enough is a little shorter the next time, one that was not is longer: five of six are.
        private static final double SHORTER = 0.97;
        private static final double LONGER = 1.15;
        // The first waits are those of a platform that has only just started: six steps at once bring them down.
        private static final int EARLY = 30;
        private static final int STEPS_AT_FIRST = 6;

        private static final double PART_OF_A_WAIT = 0.125;

        private final long pauseNanos;
        private final boolean patient;
        private final Map<String, Double> waits = new HashMap<>();
        private final Map<String, Integer> learnt = new HashMap<>();

        private Waiting(long pauseNanos, boolean patient) {
            this.pauseNanos = pauseNanos;
            this.patient = patient;
        }

        /** Looks at once and every millisecond: for a machine that has nothing else to do. */
        static Waiting eager() {
            return new Waiting(1_000_000, false);
        }

        /** Looks first when the hop is usually over: on a busy machine each look takes time from the others. */
        static Waiting patient() {
            return new Waiting(5_000_000, true);
        }

        <T> T until(String hop, long since, Timings hops, java.util.function.Supplier<Optional<T>> look) {
            double usual = patient && hop != null ? waits.getOrDefault(hop, 0.0) : 0;
            rest((long) usual - (System.nanoTime() - since));
            for (boolean first = true; ; first = false) {
                Optional<T> found = look.get();
                long took = System.nanoTime() - since;
                if (found.isPresent()) {
                    if (hop != null) {
                        hops.add(hop, took);
                        boolean early = learnt.merge(hop, 1, Integer::sum) <= EARLY;
                        double change = Math.pow(first ? SHORTER : LONGER, early ? STEPS_AT_FIRST : 1);
                        waits.merge(hop, (double) took, (wait, now) -> wait * change);
                    }
                    return found.get();
                }
                if (took > PATIENCE_NANOS) {
                    throw new IllegalStateException("Nothing came within a minute: " + hop);
                }
                rest(Math.max(pauseNanos, (long) (usual * PART_OF_A_WAIT)));
            }
        }

        private static void rest(long nanos) {
            if (nanos > 0) {
                LockSupport.parkNanos(nanos);
            }
        }
    }
}
