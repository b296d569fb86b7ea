package cn.yijianshi.systemtests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A bundle as simply as it can be said, to predict how a case ends: items, what comes before what, and what a refusal
 * does. It knows nothing of processes, messages or time.
 */
final class BundleModel {

    enum State {
        NOT_REACHED,
        OPEN,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        SKIPPED
    }

    private enum Refusal {
        STOPS_EVERYTHING,
        STOPS_WHAT_FOLLOWS,
        MATTERS_TO_NOBODY
    }

    /** @param opensAfter must be granted before it opens; {@code decidedAfter} must be granted before its decision */
    private record Item(String key, List<String> opensAfter, List<String> decidedAfter, Refusal refusal) {}

    private final String bundle;
    private final List<Item> items;
    private final Map<String, State> states = new LinkedHashMap<>();
    private boolean stopped;
    private boolean withdrawn;

    private BundleModel(String bundle, List<Item> items) {
        this.bundle = bundle;
        this.items = items;
        items.forEach(item -> states.put(item.key, State.NOT_REACHED));
        openWhatCan();
    }

    static BundleModel companyStart() {
        var items = new ArrayList<Item>();
        String licence = "company_establishment";
        items.add(new Item(licence, List.of(), List.of(), Refusal.STOPS_EVERYTHING));
        for (String next : List.of(
                "seal_engraving",
                "new_taxpayer_package",
                "invoice_first",
                "si_unit_reg",
                "medins_unit_reg",
                "hpf_unit_reg")) {
            items.add(new Item(next, List.of(licence), List.of(), Refusal.STOPS_WHAT_FOLLOWS));
        }
        for (String utility : List.of("util_appointment_power", "util_appointment_water")) {
            items.add(new Item(utility, List.of(licence), List.of(), Refusal.MATTERS_TO_NOBODY));
        }
        return new BundleModel("company_start", items);
    }

    static BundleModel homeTransfer() {
        var items = new ArrayList<Item>();
        items.add(new Item("house_tax", List.of(), List.of(), Refusal.STOPS_WHAT_FOLLOWS));
        items.add(new Item("transaction_check", List.of(), List.of(), Refusal.STOPS_WHAT_FOLLOWS));
        items.add(
                new Item("re_transfer", List.of("transaction_check"), List.of("house_tax"), Refusal.STOPS_EVERYTHING));
        for (String utility : List.of("power_transfer", "water_transfer", "gas_transfer", "catv_transfer")) {
            items.add(new Item(utility, List.of("re_transfer"), List.of(), Refusal.MATTERS_TO_NOBODY));
        }
        return new BundleModel("home_transfer", items);
    }

    String bundle() {
        return bundle;
    }

    List<String> decidedByOfficers() {
        return items.stream().map(Item::key).toList();
    }

    Stream<String> before(String key) {
        Item item = item(key);
        return Stream.concat(item.opensAfter.stream(), item.decidedAfter.stream());
    }

    Map<String, State> states() {
        return states;
    }

    boolean isOpen(String item) {
        return states.get(item) == State.OPEN;
    }

    boolean hasEnded() {
        return states.values().stream().noneMatch(state -> state == State.OPEN || state == State.NOT_REACHED);
    }

    void decide(String key, Verdict verdict) {
        if (verdict != Verdict.REFUSE) {
            states.put(key, State.APPROVED);
        } else {
            states.put(key, State.REFUSED);
            switch (item(key).refusal) {
                case STOPS_EVERYTHING -> stopEverything();
                case STOPS_WHAT_FOLLOWS -> stopWhatFollows(key);
                case MATTERS_TO_NOBODY -> {}
            }
        }
        openWhatCan();
    }

    void withdraw() {
        withdrawn = true;
        stopEverything();
        openWhatCan();
    }

    String outcome() {
        var counting = items.stream()
                .filter(item -> item.refusal != Refusal.MATTERS_TO_NOBODY)
                .map(item -> states.get(item.key))
                .toList();
        if (counting.stream().allMatch(State.APPROVED::equals)) {
            return "DONE";
        }
        if (withdrawn) {
            return "WITHDRAWN";
        }
        return counting.contains(State.APPROVED) ? "PARTIAL" : "REFUSED";
    }

    private void stopEverything() {
        stopped = true;
        states.replaceAll((key, state) -> state == State.OPEN ? State.WITHDRAWN : state);
    }

    private void stopWhatFollows(String key) {
        items.stream().filter(item -> before(item.key).anyMatch(key::equals)).forEach(item -> {
            states.computeIfPresent(item.key, (any, state) -> state == State.OPEN ? State.WITHDRAWN : state);
            stopWhatFollows(item.key);
        });
    }

    private void openWhatCan() {
        for (Item item : items) {
            if (states.get(item.key) != State.NOT_REACHED) {
                continue;
            }
            var reached = item.opensAfter.stream().map(states::get).toList();
            if (reached.stream().anyMatch(state -> state == State.OPEN || state == State.NOT_REACHED)) {
                continue;
            }
            boolean barred = before(item.key)
                    .map(states::get)
                    .filter(Objects::nonNull)
                    .anyMatch(state -> state == State.REFUSED || state == State.WITHDRAWN || state == State.SKIPPED);
            states.put(item.key, stopped || barred ? State.SKIPPED : State.OPEN);
        }
    }

    private Item item(String key) {
        return items.stream().filter(item -> item.key.equals(key)).findFirst().orElseThrow();
    }
}
