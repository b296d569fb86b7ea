package cn.yijianshi.department.registers.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers in memory. */
public final class InMemoryEntries implements RegisterEntries {

    public final Map<String, RegisterEntry> all = new LinkedHashMap<>();
    public final List<RegisterEntry.Change> changes = new ArrayList<>();
    private final Map<String, String> taken = new HashMap<>();

    @Override
    public Optional<RegisterEntry> of(String department, String kind, String key) {
        return all.values().stream()
                .filter(entry -> entry.kind().equals(kind) && entry.key().equals(key))
                .findFirst();
    }

    @Override
    public Optional<RegisterEntry> lock(String department, String kind, String key) {
        return of(department, kind, key);
    }

    @Override
    public Optional<RegisterEntry> of(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<RegisterEntry> holding(String department, String kind, String source, String value) {
        return Optional.ofNullable(taken.get(kind + source + value)).map(all::get);
    }

    @Override
    public boolean enter(RegisterEntry entry, Map<String, String> unique, RegisterEntry.Change change) {
        if (of(entry.department(), entry.kind(), entry.key()).isPresent()) {
            return false;
        }
        unique.forEach((source, value) -> taken.put(entry.kind() + source + value, entry.id()));
        change(entry, change);
        return true;
    }

    @Override
    public void change(RegisterEntry entry, RegisterEntry.Change change) {
        all.put(entry.id(), entry);
        changes.add(change);
    }

    @Override
    public void end(RegisterEntry entry, RegisterEntry.Change change) {
        taken.values().removeIf(entry.id()::equals);
        change(entry, change);
    }

    @Override
    public List<RegisterEntry.Change> history(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Kind> kinds(Collection<String> departments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RegisterEntry> of(
            Collection<String> departments,
            String kind,
            RegisterEntry.Status status,
            String beginning,
            Place after,
            int limit) {
        throw new UnsupportedOperationException();
    }
}
