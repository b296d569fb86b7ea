package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.ItemChange;
import cn.yijianshi.engine.domain.ItemChange.Hand;
import cn.yijianshi.engine.domain.ItemChange.State;
import cn.yijianshi.engine.domain.ItemChanges;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.Published.ItemEdition;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one administrator writes of an item's limits or rules, another publishes. */
@Component
@Transactional
class ProposedChanges {

    private final ItemChanges changes;
    private final Published published;
    private final Clock clock;

    ProposedChanges(ItemChanges changes, Published published, Clock clock) {
        this.changes = changes;
        this.published = published;
        this.clock = clock;
    }

    /** The same word of the same person again is the first proposal, unless that was discarded. */
    public ItemChange propose(ItemChange.Kind kind, Item next, LocalDate from, String why, Caller caller) {
        ItemChange proposal = ItemChange.proposed(kind, next, from, hand(caller), why.strip(), now());
        return changes.by(caller.subject(), next.key(), proposal.basedOn()).stream()
                .filter(proposal::says)
                .findFirst()
                .orElseGet(() -> {
                    ItemEdition last = last(next.key());
                    if (last.item().version() != proposal.basedOn()) {
                        throw CalendarController.refuse(last.stale());
                    }
                    return changes.keep(proposal);
                });
    }

    public ItemChange publish(ItemChange change, Caller caller) {
        Hand by = hand(caller);
        if (change.state() == State.PUBLISHED && change.settler().id().equals(by.id())) {
            return change;
        }
        demandWaiting(change);
        if (change.proposer().id().equals(by.id())) {
            throw new Problem(HttpStatus.FORBIDDEN, "four-eyes");
        }
        if (last(change.next().key()).item().version() != change.basedOn()) {
            throw Problem.conflict("draft-overtaken");
        }
        ItemChange settled = settle(change, State.PUBLISHED, by);
        Instant day = change.effectiveFrom().atStartOfDay(OfficeHours.ZONE).toInstant();
        try {
            // Who filed this morning keeps this morning's numbers.
            published.publish(
                    change.next(),
                    day.isBefore(settled.settledAt()) ? settled.settledAt() : day,
                    change.proposer().name(),
                    change.why());
        } catch (StaleEdition overtaken) {
            throw Problem.conflict("draft-overtaken");
        }
        changes.confirmed(settled);
        return settled;
    }

    public ItemChange discard(ItemChange change, Caller caller) {
        if (change.state() == State.DISCARDED) {
            return change;
        }
        demandWaiting(change);
        return settle(change, State.DISCARDED, hand(caller));
    }

    private ItemChange settle(ItemChange change, State state, Hand by) {
        ItemChange settled = change.settled(state, by, now());
        if (!changes.settle(settled)) {
            demandWaiting(changes.of(change.id()).orElseThrow());
        }
        return settled;
    }

    private static void demandWaiting(ItemChange change) {
        if (!change.waits()) {
            throw Problem.conflict("draft-state").with("state", change.state());
        }
    }

    private ItemEdition last(String key) {
        List<ItemEdition> history = published.itemHistory(key);
        return history.get(history.size() - 1);
    }

    private static Hand hand(Caller caller) {
        return new Hand(caller.subject(), caller.shownName());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
