package cn.yijianshi.department.registers.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.RegisterTemplate;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Writes into a register what an item file says a grant enters. */
public final class RegisterWriting {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final RegisterEntries entries;

    public RegisterWriting(RegisterEntries entries) {
        this.entries = entries;
    }

    /** What can be seen before the grant: the form and the facts are there, results and outputs are not. */
    public List<Finding> examine(Item item, Filing filing, Function<String, Optional<String>> from) {
        var template = item.register();
        var findings = new ArrayList<Finding>();
        if (template.act() == RegisterTemplate.Act.ENTER) {
            for (var source : template.unique()) {
                from.apply(source)
                        .filter(value -> taken(item, source, value, filing.filedOn()))
                        .ifPresent(value -> findings.add(takenFinding(item, source, value)));
            }
        } else if (template.key().startsWith("form:") || template.key().startsWith("fact:")) {
            var key = from.apply(template.key()).orElse("");
            if (entries.of(item.department(), template.kind(), key)
                    .filter(entry -> entry.status() == RegisterEntry.Status.IN_FORCE)
                    .isEmpty()) {
                findings.add(noEntry(item, key));
            }
        }
        return findings;
    }

    private boolean taken(Item item, String source, String value, LocalDate day) {
        return entries.holding(item.department(), item.register().kind(), source, value)
                .filter(entry -> entry.inForceOn(day))
                .isPresent();
    }

    /** @throws Blocked when the register does not allow it; the transaction is then rolled back */
    public void write(Item item, Filing filing, Function<String, Optional<String>> from, Instant at) {
        var template = item.register();
        var key = from.apply(template.key())
                .orElseThrow(() -> new Blocked(Finding.block(item.key(), null, "register-no-key", template.key())));
        switch (template.act()) {
            case ENTER -> enter(item, filing, key, from, at);
            case CHANGE -> {
                var entry = inForce(item, key);
                var values = new LinkedHashMap<>(entry.values());
                values.putAll(values(template, from));
                var until = template.validFor() == null ? entry.validUntil() : lastDay(template.validFor(), day(at));
                var changed = version(entry, item, RegisterEntry.Status.IN_FORCE, values, until);
                entries.change(changed, change(changed, RegisterEntry.Act.CHANGED, filing, at));
            }
            case END -> {
                var entry = inForce(item, key);
                var ended = version(entry, item, RegisterEntry.Status.ENDED, entry.values(), entry.validUntil());
                entries.end(ended, change(ended, RegisterEntry.Act.ENDED, filing, at));
            }
        }
    }

    private void enter(Item item, Filing filing, String key, Function<String, Optional<String>> from, Instant at) {
        var template = item.register();
        var today = day(at);
        var unique = new LinkedHashMap<String, String>();
        for (var source : template.unique()) {
            from.apply(source).ifPresent(value -> unique.put(source, value));
        }
        unique.forEach((source, value) -> entries.holding(item.department(), template.kind(), source, value)
                .ifPresent(holder -> {
                    if (holder.inForceOn(today)) {
                        throw new Blocked(takenFinding(item, source, value));
                    }
                    var over = version(holder, item, RegisterEntry.Status.ENDED, holder.values(), holder.validUntil());
                    entries.end(over, change(over, RegisterEntry.Act.EXPIRED, filing, at));
                }));
        var entry = new RegisterEntry(
                UUID.randomUUID().toString(),
                template.kind(),
                key,
                item.department(),
                item.key(),
                item.version(),
                RegisterEntry.Status.IN_FORCE,
                1,
                values(template, from),
                at,
                template.validFor() == null ? null : lastDay(template.validFor(), today));
        if (!entries.enter(entry, unique, change(entry, RegisterEntry.Act.ENTERED, filing, at))) {
            throw new Blocked(takenFinding(item, template.key(), key));
        }
    }

    private RegisterEntry inForce(Item item, String key) {
        return entries.lock(item.department(), item.register().kind(), key)
                .filter(entry -> entry.status() == RegisterEntry.Status.IN_FORCE)
                .orElseThrow(() -> new Blocked(noEntry(item, key)));
    }

    private static Map<String, String> values(RegisterTemplate template, Function<String, Optional<String>> from) {
        var values = new LinkedHashMap<String, String>();
        template.values().forEach(value -> from.apply(value.from()).ifPresent(text -> values.put(value.key(), text)));
        return values;
    }

    private static RegisterEntry version(
            RegisterEntry entry,
            Item item,
            RegisterEntry.Status status,
            Map<String, String> values,
            LocalDate validUntil) {
        return new RegisterEntry(
                entry.id(),
                entry.kind(),
                entry.key(),
                entry.department(),
                // An item that ends an entry has no columns of its own for it.
                status == RegisterEntry.Status.ENDED ? entry.item() : item.key(),
                status == RegisterEntry.Status.ENDED ? entry.itemVersion() : item.version(),
                status,
                entry.version() + 1,
                values,
                entry.enteredAt(),
                validUntil);
    }

    private static RegisterEntry.Change change(RegisterEntry entry, RegisterEntry.Act act, Filing filing, Instant at) {
        return new RegisterEntry.Change(entry.version(), act, entry.values(), at, filing.reviewId(), filing.caseNo());
    }

    private static Finding takenFinding(Item item, String source, String value) {
        return Finding.block(
                item.key(),
                source.startsWith("form:") ? source.substring("form:".length()) : null,
                "register-taken",
                item.register().name(),
                value);
    }

    private static Finding noEntry(Item item, String key) {
        return Finding.block(
                item.key(), null, "register-no-entry", item.register().name(), key);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, OFFICE);
    }

    // The day of the grant is the first one.
    private static LocalDate lastDay(Limit limit, LocalDate first) {
        return switch (limit.unit()) {
            case YEAR -> first.plusYears(limit.amount()).minusDays(1);
            case MONTH -> first.plusMonths(limit.amount()).minusDays(1);
            case CALENDAR_DAY -> first.plusDays(limit.amount() - 1L);
            default -> throw new IllegalArgumentException("An entry is valid for days, months or years: " + limit);
        };
    }
}
