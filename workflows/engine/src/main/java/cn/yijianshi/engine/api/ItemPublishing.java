package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.Published.ItemEdition;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.platform.foureyes.FourEyes;
import cn.yijianshi.platform.foureyes.ProposedChange;
import cn.yijianshi.platform.foureyes.ProposedChangeView;
import cn.yijianshi.platform.foureyes.Publishing;
import cn.yijianshi.platform.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Other limits and rules of an item: the whole next version waits for a second administrator. */
@Component
class ItemPublishing implements Publishing {

    static final String LIMITS = "LIMITS";
    static final String RULES = "RULES";

    private final Published published;
    private final FourEyes fourEyes;
    private final JsonMapper json;

    ItemPublishing(Published published, FourEyes fourEyes, JsonMapper json) {
        this.published = published;
        this.fourEyes = fourEyes;
        this.json = json;
    }

    ProposedChangeView propose(String kind, Item next, LocalDate from, String why, Caller caller) {
        int basedOn = next.version() - 1;
        ProposedChange word =
                ProposedChange.of(kind, next.key(), basedOn, json.writeValueAsString(next), from, why.strip());
        return ProposedChangeView.of(
                fourEyes.propose(word, caller, () -> {
                    ItemEdition last = last(next.key());
                    if (last.item().version() != basedOn) {
                        throw CalendarController.refuse(last.stale());
                    }
                }),
                caller);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(LIMITS, RULES);
    }

    @Override
    public void publish(ProposedChange change) {
        Item next = json.readValue(change.content(), Item.class);
        if (last(next.key()).item().version() != change.basedOn()) {
            throw new Overtaken();
        }
        Instant day = change.effectiveFrom().atStartOfDay(OfficeHours.ZONE).toInstant();
        try {
            // Who filed this morning keeps this morning's numbers.
            published.publish(
                    next,
                    day.isBefore(change.settledAt()) ? change.settledAt() : day,
                    change.proposer().name(),
                    change.why());
        } catch (StaleEdition overtaken) {
            throw new Overtaken();
        }
        published.confirmed(next, change.settler().name());
    }

    private ItemEdition last(String key) {
        List<ItemEdition> history = published.itemHistory(key);
        return history.get(history.size() - 1);
    }
}
