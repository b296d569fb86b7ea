package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.CalendarYear;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.LegalLimit;
import cn.yijianshi.engine.domain.LegalLimits;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Recounting;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.engine.domain.WrittenHours;
import cn.yijianshi.platform.foureyes.FourEyes;
import cn.yijianshi.platform.foureyes.ProposedChange;
import cn.yijianshi.platform.foureyes.ProposedChangeView;
import cn.yijianshi.platform.foureyes.Publishing;
import cn.yijianshi.platform.security.Caller;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Holidays, office hours and numbers of the law wait for a second administrator; open clocks are counted anew then. */
@Component
class CalendarPublishing implements Publishing {

    static final String YEAR = "YEAR";
    static final String HOURS = "HOURS";
    static final String LAW_LIMIT = "LAW_LIMIT";

    private final Calendars calendars;
    private final LegalLimits limits;
    private final Recounting recounting;
    private final FourEyes fourEyes;
    private final JsonMapper json;

    CalendarPublishing(
            Calendars calendars, LegalLimits limits, Recounting recounting, FourEyes fourEyes, JsonMapper json) {
        this.calendars = calendars;
        this.limits = limits;
        this.recounting = recounting;
        this.fourEyes = fourEyes;
        this.json = json;
    }

    ProposedChangeView propose(CalendarYear year, int from, String why, Caller caller) {
        return propose(YEAR, String.valueOf(year.year()), from, year, null, why, caller, calendars.year(year.year()));
    }

    ProposedChangeView propose(OfficeHours hours, int from, String why, Caller caller) {
        return propose(
                HOURS,
                hours.office(),
                from,
                WrittenHours.of(hours),
                null,
                why,
                caller,
                calendars.officeHours(hours.office()));
    }

    ProposedChangeView propose(LegalLimit limit, int from, String why, Caller caller) {
        return propose(LAW_LIMIT, limit.key(), from, limit, limit.validFrom(), why, caller, limits.latest(limit.key()));
    }

    private ProposedChangeView propose(
            String kind,
            String subject,
            int from,
            Object content,
            LocalDate day,
            String why,
            Caller caller,
            Optional<? extends Edition<?>> current) {
        ProposedChange word =
                ProposedChange.of(kind, subject, from, json.writeValueAsString(content), day, why.strip());
        return ProposedChangeView.of(
                fourEyes.propose(word, caller, () -> {
                    if (current.map(Edition::version).orElse(0) != from) {
                        throw CalendarController.refuse(new StaleEdition(
                                current.isPresent() ? current.get() : new Edition<>(null, 0, "", null, "")));
                    }
                }),
                caller);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(YEAR, HOURS, LAW_LIMIT);
    }

    @Override
    public void publish(ProposedChange change) {
        int from = Math.toIntExact(change.basedOn());
        String author = change.proposer().name();
        try {
            switch (change.kind()) {
                case YEAR ->
                    calendars.keep(json.readValue(change.content(), CalendarYear.class), from, author, change.why());
                case HOURS ->
                    calendars.keep(
                            json.readValue(change.content(), WrittenHours.class).read(), from, author, change.why());
                default -> limits.keep(json.readValue(change.content(), LegalLimit.class), from, author, change.why());
            }
        } catch (StaleEdition overtaken) {
            throw new Overtaken();
        }
    }

    /** Running clocks keep the numbers they were given; only the calendar moves them. */
    @Override
    public Recounting.Effect broughtAbout(ProposedChange change) {
        return change.kind().equals(LAW_LIMIT) ? null : recounting.anew();
    }
}
