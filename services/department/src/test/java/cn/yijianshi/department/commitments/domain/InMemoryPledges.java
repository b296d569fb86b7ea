package cn.yijianshi.department.commitments.domain;

import cn.yijianshi.catalogue.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Promises and records in memory, and what was told of them. */
public final class InMemoryPledges implements Pledges {

    private final Map<String, Pledge> all = new LinkedHashMap<>();
    private final Map<String, Breach> breaches = new LinkedHashMap<>();
    public final List<String> told = new ArrayList<>();

    @Override
    public void add(List<Pledge> given) {
        given.forEach(pledge -> all.putIfAbsent(pledge.id(), pledge));
    }

    @Override
    public List<Pledge> of(String caseId, String department, String item) {
        return all.values().stream()
                .filter(pledge -> pledge.caseId().equals(caseId)
                        && pledge.department().equals(department)
                        && pledge.item().equals(item))
                .toList();
    }

    @Override
    public Optional<Pledge> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Pledge> lock(String id) {
        return find(id);
    }

    @Override
    public void keep(Pledge pledge) {
        all.put(pledge.id(), pledge);
    }

    @Override
    public List<Pledge> tasks(Collection<String> departments, Pledge.State state, Place after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long overdue(Collection<String> departments, Instant now) {
        throw new UnsupportedOperationException();
    }

    public final class Records implements Breaches {
        @Override
        public Optional<Breach> lock(String id) {
            return Optional.ofNullable(breaches.get(id));
        }

        @Override
        public void keep(Breach breach) {
            breaches.put(breach.id(), breach);
        }

        @Override
        public boolean against(String applicantId, String party) {
            return breaches.values().stream()
                    .filter(Breach::holds)
                    .anyMatch(breach ->
                            breach.applicantId().equals(applicantId) || party != null && party.equals(breach.party()));
        }

        @Override
        public List<Breach> madeBy(Collection<String> departments, boolean holding, Place before, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    public final class News implements CommitmentNews {
        @Override
        public void opened(Pledge pledge, Limit within) {
            told.add("opened " + pledge.id() + " " + within);
        }

        @Override
        public void kept(Pledge pledge) {
            told.add("kept " + pledge.id());
        }

        @Override
        public void broken(Breach breach, Pledge pledge) {
            told.add("broken " + breach.id());
        }

        @Override
        public void lifted(Breach breach) {
            told.add("lifted " + breach.id() + " " + breach.lifting().ground());
        }
    }
}
