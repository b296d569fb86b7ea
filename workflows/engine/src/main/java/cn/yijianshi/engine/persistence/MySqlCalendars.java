package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.CalendarYear;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CountingRules;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.MarkedDay;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Offices;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.engine.domain.WorkCalendar;
import cn.yijianshi.engine.domain.WrittenHours;
import cn.yijianshi.platform.persistence.Moments;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every year and office; the newest are held in memory, because every limit asks for them. */
@Repository
@EnableConfigurationProperties(CalendarSettings.class)
class MySqlCalendars implements Calendars {
    private static final String SEED = "seed";
    private static final TypeReference<List<WrittenHours.WrittenTimetable>> TIMETABLES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final CountingRules rules;
    private volatile InForce inForce;

    private record InForce(
            Map<Integer, Edition<CalendarYear>> years, Map<String, Edition<OfficeHours>> offices, DueDates dueDates) {}

    MySqlCalendars(
            JdbcClient sql,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions,
            CalendarSettings settings,
            @Value("${yijianshi.workflows-dir}") Path workflows) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // A calendar in force is one that is committed, whatever its writer does next.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.rules = settings.rules();
        seed(new CalendarFiles(workflows));
        this.inForce = read();
    }

    @Override
    public DueDates dueDates() {
        return inForce.dueDates();
    }

    @Override
    public DueDates dueDatesWith(CalendarYear year) {
        InForce now = inForce;
        Map<Integer, CalendarYear> years = new TreeMap<>();
        now.years().forEach((number, edition) -> years.put(number, edition.content()));
        years.put(year.year(), year);
        return new DueDates(new WorkCalendar(years.values()), now.dueDates().offices(), rules);
    }

    @Override
    public DueDates dueDatesWith(OfficeHours hours) {
        InForce now = inForce;
        Map<String, OfficeHours> offices = new TreeMap<>();
        now.offices().forEach((office, edition) -> offices.put(office, edition.content()));
        offices.put(hours.office(), hours);
        return new DueDates(now.dueDates().calendar(), new Offices(List.copyOf(offices.values())), rules);
    }

    @Override
    public Optional<Edition<CalendarYear>> year(int year) {
        return Optional.ofNullable(inForce.years().get(year));
    }

    @Override
    public Optional<Edition<OfficeHours>> officeHours(String office) {
        return Optional.ofNullable(inForce.offices().get(office));
    }

    @Override
    public synchronized Edition<CalendarYear> keep(CalendarYear year, int from, String author, String why) {
        inForce = read();
        Edition<CalendarYear> current = inForce.years().get(year.year());
        if (current != null && current.content().equals(year)) {
            return current;
        }
        Edition<CalendarYear> next = next(year, current, from, author, why);
        try {
            transaction.executeWithoutResult(status -> insert(next));
        } catch (DuplicateKeyException overtaken) {
            inForce = read();
            throw new StaleEdition(inForce.years().get(year.year()));
        }
        inForce = read();
        return next;
    }

    @Override
    public synchronized Edition<OfficeHours> keep(OfficeHours hours, int from, String author, String why) {
        inForce = read();
        Edition<OfficeHours> current = inForce.offices().get(hours.office());
        if (current != null && current.content().equals(hours)) {
            return current;
        }
        Edition<OfficeHours> next = next(hours, current, from, author, why);
        try {
            transaction.executeWithoutResult(status -> insertHours(next));
        } catch (DuplicateKeyException overtaken) {
            inForce = read();
            throw new StaleEdition(inForce.offices().get(hours.office()));
        }
        inForce = read();
        return next;
    }

    private <T> Edition<T> next(T content, Edition<T> current, int from, String author, String why) {
        int version = current == null ? 0 : current.version();
        if (version != from) {
            throw current == null ? new StaleEdition(new Edition<>(null, 0, "", null, "")) : new StaleEdition(current);
        }
        return new Edition<>(content, version + 1, author, now(), why);
    }

    /** Files of years and offices that nobody has written yet; what was edited is never overwritten. */
    private void seed(CalendarFiles files) {
        Map<Integer, Edition<CalendarYear>> years = readYears();
        Map<String, Edition<OfficeHours>> offices = readOffices();
        try {
            transaction.executeWithoutResult(status -> {
                files.years().stream()
                        .filter(year -> !years.containsKey(year.year()))
                        .forEach(year -> insert(new Edition<>(year, 1, SEED, now(), year.source())));
                files.officeHours().stream()
                        .filter(hours -> !offices.containsKey(hours.office()))
                        .forEach(hours -> insertHours(new Edition<>(hours, 1, SEED, now(), hours.source())));
            });
        } catch (DuplicateKeyException overtaken) {
            // Another engine started at the same moment and has written the same files.
            return;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void insert(Edition<CalendarYear> edition) {
        CalendarYear year = edition.content();
        sql.sql("INSERT INTO calendar_year (for_year, version, source, author, why, written_at) VALUES (?,?,?,?,?,?)")
                .params(
                        year.year(),
                        edition.version(),
                        year.source(),
                        edition.author(),
                        edition.why(),
                        Moments.toColumn(edition.at()))
                .update();
        year.off().forEach(day -> insert(edition, day, "OFF"));
        year.work().forEach(day -> insert(edition, day, "WORK"));
    }

    private void insert(Edition<CalendarYear> edition, MarkedDay day, String kind) {
        sql.sql("INSERT INTO calendar_day (for_year, version, marked_day, kind, reason) VALUES (?,?,?,?,?)")
                .params(edition.content().year(), edition.version(), day.day(), kind, day.reason())
                .update();
    }

    private void insertHours(Edition<OfficeHours> edition) {
        OfficeHours hours = edition.content();
        sql.sql("INSERT INTO office_hours (office, version, source, timetables, author, why, written_at)"
                        + " VALUES (?,?,?,?,?,?,?)")
                .params(
                        hours.office(),
                        edition.version(),
                        hours.source(),
                        json.writeValueAsString(WrittenHours.of(hours).timetables()),
                        edition.author(),
                        edition.why(),
                        Moments.toColumn(edition.at()))
                .update();
    }

    private InForce read() {
        Map<Integer, Edition<CalendarYear>> years = readYears();
        Map<String, Edition<OfficeHours>> offices = readOffices();
        WorkCalendar calendar =
                new WorkCalendar(years.values().stream().map(Edition::content).toList());
        Offices hours =
                new Offices(offices.values().stream().map(Edition::content).toList());
        return new InForce(years, offices, new DueDates(calendar, hours, rules));
    }

    private record DayRow(int year, LocalDate day, boolean off, String reason) {}

    private Map<Integer, Edition<CalendarYear>> readYears() {
        List<DayRow> days = sql.sql("SELECT d.for_year, d.marked_day, d.kind, d.reason FROM calendar_day d"
                        + " WHERE d.version = (SELECT MAX(y.version) FROM calendar_year y WHERE y.for_year = d.for_year)"
                        + " ORDER BY d.marked_day")
                .query((row, n) -> new DayRow(
                        row.getInt("for_year"),
                        row.getObject("marked_day", LocalDate.class),
                        "OFF".equals(row.getString("kind")),
                        row.getString("reason")))
                .list();
        Map<Integer, Edition<CalendarYear>> years = new TreeMap<>();
        sql.sql("SELECT for_year, version, source, author, why, written_at FROM calendar_year y"
                        + " WHERE version = (SELECT MAX(n.version) FROM calendar_year n WHERE n.for_year = y.for_year)")
                .query((row, n) -> {
                    int year = row.getInt("for_year");
                    return edition(
                            row,
                            new CalendarYear(
                                    year, row.getString("source"), days(days, year, true), days(days, year, false)));
                })
                .list()
                .forEach(edition -> years.put(edition.content().year(), edition));
        return years;
    }

    private static List<MarkedDay> days(List<DayRow> rows, int year, boolean off) {
        List<MarkedDay> days = new ArrayList<>();
        for (DayRow row : rows) {
            if (row.year() == year && row.off() == off) {
                days.add(new MarkedDay(row.day(), row.reason()));
            }
        }
        return days;
    }

    private Map<String, Edition<OfficeHours>> readOffices() {
        Map<String, Edition<OfficeHours>> offices = new TreeMap<>();
        sql.sql("SELECT office, version, source, timetables, author, why, written_at FROM office_hours o"
                        + " WHERE version = (SELECT MAX(n.version) FROM office_hours n WHERE n.office = o.office)")
                .query((row, n) -> edition(
                        row,
                        new WrittenHours(
                                        row.getString("office"),
                                        row.getString("source"),
                                        json.readValue(row.getString("timetables"), TIMETABLES))
                                .read()))
                .list()
                .forEach(edition -> offices.put(edition.content().office(), edition));
        return offices;
    }

    private static <T> Edition<T> edition(ResultSet row, T content) throws SQLException {
        return new Edition<>(
                content,
                row.getInt("version"),
                row.getString("author"),
                Moments.fromColumn(row.getObject("written_at", LocalDateTime.class)),
                row.getString("why"));
    }
}
