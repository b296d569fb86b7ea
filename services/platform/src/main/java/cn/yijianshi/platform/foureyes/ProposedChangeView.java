package cn.yijianshi.platform.foureyes;

import cn.yijianshi.platform.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proposal with all it says.
 *
 * @param basedOn the version it was written from
 * @param mine whether the caller proposed it and therefore cannot publish it
 * @param content what would hold, as its kind has it
 * @param effect what publishing it has just brought about; null of others
 */
public record ProposedChangeView(
        String id,
        String kind,
        String subject,
        long basedOn,
        ProposedChange.State state,
        LocalDate effectiveFrom,
        String proposer,
        boolean mine,
        String why,
        Instant proposedAt,
        String settledBy,
        Instant settledAt,
        Map<String, Object> content,
        Map<String, Object> effect) {

    // A rate is shown with the digits it was given.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    public static ProposedChangeView of(ProposedChange change, Caller caller) {
        return of(change, caller, null);
    }

    static ProposedChangeView of(ProposedChange change, Caller caller, Object effect) {
        return new ProposedChangeView(
                String.valueOf(change.id()),
                change.kind(),
                change.subject(),
                change.basedOn(),
                change.state(),
                change.effectiveFrom(),
                change.proposer().name(),
                change.proposer().id().equals(caller.subject()),
                change.why(),
                change.proposedAt(),
                change.settler() == null ? null : change.settler().name(),
                change.settledAt(),
                JSON.readValue(change.content(), MAP),
                effect == null ? null : JSON.convertValue(effect, MAP));
    }
}
