package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.CalendarYear;
import cn.yijianshi.engine.domain.MarkedDay;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.UnsoundCalendar;
import cn.yijianshi.engine.domain.WrittenHours;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The folder {@code calendar} of the workflows: what the calendar holds before anybody has edited it. */
final class CalendarFiles {
    private final Path folder;
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    CalendarFiles(Path workflows) {
        this.folder = workflows.resolve("calendar");
    }

    private record YearFile(int year, String source, List<Span> off, List<Span> work) {}

    /** One day, or all days from one to another. */
    private record Span(LocalDate day, LocalDate from, LocalDate to, String reason) {
        Stream<MarkedDay> days() {
            LocalDate first = day != null ? day : from;
            LocalDate last = day != null ? day : to;
            if (first == null || last == null || last.isBefore(first)) {
                throw new IllegalArgumentException("a day, or from and to in order, is needed: " + this);
            }
            return first.datesUntil(last.plusDays(1)).map(each -> new MarkedDay(each, reason));
        }
    }

    private record OfficesFile(List<WrittenHours> offices) {}

    List<CalendarYear> years() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}\\.yaml"))
                    .sorted()
                    .map(this::year)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the calendar folder " + folder + " cannot be read", unreadable);
        }
    }

    List<OfficeHours> officeHours() {
        Path file = folder.resolve("office-hours.yaml");
        try {
            return yaml.readValue(file, OfficesFile.class).offices().stream()
                    .map(WrittenHours::read)
                    .toList();
        } catch (JacksonException | IllegalArgumentException | UnsoundCalendar wrong) {
            throw refused(file, wrong);
        }
    }

    private CalendarYear year(Path file) {
        try {
            YearFile read = yaml.readValue(file, YearFile.class);
            if (!file.getFileName().toString().equals(read.year() + ".yaml")) {
                throw new IllegalArgumentException("it speaks of the year " + read.year());
            }
            return new CalendarYear(read.year(), read.source(), days(read.off()), days(read.work()));
        } catch (JacksonException | IllegalArgumentException | UnsoundCalendar wrong) {
            throw refused(file, wrong);
        }
    }

    private static List<MarkedDay> days(List<Span> spans) {
        List<MarkedDay> days = new ArrayList<>();
        if (spans != null) {
            spans.forEach(span -> span.days().forEach(days::add));
        }
        return days;
    }

    private static IllegalStateException refused(Path file, RuntimeException wrong) {
        return new IllegalStateException("The calendar file " + file + " is not sound: " + wrong.getMessage(), wrong);
    }
}
