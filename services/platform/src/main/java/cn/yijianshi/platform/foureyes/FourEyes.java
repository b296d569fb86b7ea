package cn.yijianshi.platform.foureyes;

import cn.yijianshi.platform.foureyes.ProposedChange.State;
import cn.yijianshi.platform.foureyes.ProposedChanges.Kept;
import cn.yijianshi.platform.foureyes.ProposedChanges.Request;
import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What one administrator proposes another publishes. Nobody is excepted, however urgent it is. */
public class FourEyes {

    private final ProposedChanges changes;
    private final ObjectProvider<Publishing> publishing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FourEyes(
            ProposedChanges changes,
            ObjectProvider<Publishing> publishing,
            TransactionTemplate transaction,
            Clock clock) {
        this.changes = changes;
        this.publishing = publishing;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param again this very word was proposed before, and nothing happened now */
    public record Answer(ProposedChange change, boolean again) {}

    /** The same word of the same person again is the first proposal, unless that was discarded. */
    public ProposedChange propose(ProposedChange word, Caller caller, Runnable demandSound) {
        String print = print(word, false);
        return propose(word, caller, new Request(print, print), () -> {
                    demandSound.run();
                    return word.content();
                })
                .change();
    }

    /**
     * @param key the caller's own, by which he says that a word is said again
     * @param looked says, with the word, what stands there now; it refuses what is not sound
     */
    public Answer propose(ProposedChange word, Caller caller, String key, Supplier<String> looked) {
        return propose(word, caller, new Request(key, print(word, true)), looked);
    }

    private Answer propose(ProposedChange word, Caller caller, Request request, Supplier<String> looked) {
        Person by = Person.of(caller);
        Instant now = now();
        try {
            return transaction.execute(status -> said(by, request)
                    .orElseGet(() -> new Answer(changes.keep(word.by(by, now).saying(looked.get()), request), false)));
        } catch (DuplicateKeyException meanwhile) {
            return transaction.execute(status -> said(by, request).orElseThrow(() -> meanwhile));
        }
    }

    private Optional<Answer> said(Person by, Request request) {
        Optional<Kept> kept = changes.ofRequest(by, request.key());
        if (kept.filter(before -> !before.print().equals(request.print())).isPresent()) {
            throw Problem.invalid("idempotency-key-reused");
        }
        return kept.map(before -> new Answer(before.change(), true));
    }

    /** @param broughtAbout what the service has to tell of it; null if nothing */
    public record Published(ProposedChange change, Object broughtAbout) {}

    public Published publish(long id, Caller caller) {
        ProposedChange change = known(id);
        Person by = Person.of(caller);
        if (change.state() == State.PUBLISHED && change.settler().id().equals(by.id())) {
            return new Published(change, null);
        }
        demandWaiting(change);
        if (change.proposer().id().equals(by.id())) {
            throw new Problem(HttpStatus.FORBIDDEN, "four-eyes-change");
        }
        Publishing way = publishing.stream()
                .filter(each -> each.kinds().contains(change.kind()))
                .findFirst()
                .orElseThrow();
        try {
            ProposedChange settled = transaction.execute(status -> {
                ProposedChange now = settle(change, State.PUBLISHED, by);
                way.publish(now);
                return now;
            });
            return new Published(settled, way.broughtAbout(settled));
        } catch (Publishing.Overtaken overtaken) {
            throw Problem.conflict("change-overtaken");
        }
    }

    public ProposedChange discard(long id, Caller caller) {
        ProposedChange change = known(id);
        if (change.state() == State.DISCARDED) {
            return change;
        }
        demandWaiting(change);
        return transaction.execute(status -> settle(change, State.DISCARDED, Person.of(caller)));
    }

    List<ProposedChange> list(String kind, String subject, State state, long before, int limit) {
        return changes.list(kind, subject, state, before, limit);
    }

    private ProposedChange known(long id) {
        return changes.of(id).orElseThrow(Problem::notFound);
    }

    private ProposedChange settle(ProposedChange change, State state, Person by) {
        ProposedChange settled = change.settled(state, by, now());
        if (!changes.settle(settled)) {
            throw elsewhere(changes.of(change.id()).orElseThrow());
        }
        return settled;
    }

    private static void demandWaiting(ProposedChange change) {
        if (!change.waits()) {
            throw elsewhere(change);
        }
    }

    private static Problem elsewhere(ProposedChange change) {
        return Problem.conflict("change-state").with("state", change.state());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String print(ProposedChange word, boolean andWhy) {
        return Sha256.of(word.kind()
                + '\n'
                + word.subject()
                + '\n'
                + word.basedOn()
                + '\n'
                + word.effectiveFrom()
                + '\n'
                + (andWhy ? word.why() + '\n' : "")
                + word.content());
    }
}
