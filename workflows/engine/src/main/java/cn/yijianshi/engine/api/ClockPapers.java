package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockPaper;
import cn.yijianshi.engine.domain.ClockPaper.Content;
import cn.yijianshi.engine.domain.ClockPaper.DayLine;
import cn.yijianshi.engine.domain.ClockPaper.FactLine;
import cn.yijianshi.engine.domain.ClockPaper.Line;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.WorkCalendar;
import cn.yijianshi.platform.identifiers.ELicenceId;
import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.platform.papers.CertificateCode;
import cn.yijianshi.platform.papers.Masked;
import cn.yijianshi.platform.papers.Printed;
import cn.yijianshi.platform.papers.QrCode;
import cn.yijianshi.platform.papers.SealedPdf;
import cn.yijianshi.platform.papers.Tokens;
import cn.yijianshi.platform.signing.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues 期限凭证: a ledger as it stands, in words, signed. One ledger in one state has one paper. */
@Component
@EnableConfigurationProperties(PaperSettings.class)
class ClockPapers {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(OfficeHours.ZONE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(OfficeHours.ZONE);
    private static final int LONGEST_SPAN = 800;

    private final ClockPaper.Book book;
    private final Published published;
    private final Signatures signatures;
    private final SealedPdf seal;
    private final PaperSettings settings;
    private final String service;
    private final MessageSource texts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Tokens tokens = new Tokens();
    private final Printed page = new Printed("/papers/clock-ledger.mustache");

    ClockPapers(
            ClockPaper.Book book,
            Published published,
            Signatures signatures,
            SealedPdf seal,
            PaperSettings settings,
            @Value("${spring.application.name}") String service,
            MessageSource texts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.book = book;
        this.published = published;
        this.signatures = signatures;
        this.seal = seal;
        this.settings = settings;
        this.service = service;
        this.texts = texts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The paper of the ledger as it stands now; asked for again while nothing has happened it is the same, byte for byte. */
    ClockPaper of(CaseFile file, CaseReview review, ClockLedger ledger, String holder, DueDates dates) {
        var known = book.of(review.reviewId(), ledger.version());
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return transaction.execute(status -> issue(file, review, ledger, holder, dates));
        } catch (DuplicateKeyException askedTwiceAtOnce) {
            return book.of(review.reviewId(), ledger.version()).orElseThrow(() -> askedTwiceAtOnce);
        }
    }

    private ClockPaper issue(CaseFile file, CaseReview review, ClockLedger ledger, String holder, DueDates dates) {
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        int year = at.atZone(OfficeHours.ZONE).getYear();
        var licenceId = new ELicenceId(
                        settings.licenceType(), settings.authorityUscc(), "%d%06d".formatted(year, book.next(year)), 1)
                .text();
        var number = file.caseNo() + "-" + review.item() + "-" + ledger.version();
        var content = content(file, review, ledger, holder, dates, at);
        var code = code(licenceId, number, holder, content, at);
        var token = tokens.next();
        var pdf = draw(content, number, holder, licenceId, token, code, at);
        var paper = new ClockPaper(
                UUID.randomUUID().toString(),
                review.reviewId(),
                review.caseId(),
                review.department(),
                ledger.version(),
                number,
                holder,
                settings.authorityName(),
                at,
                token,
                licenceId,
                code,
                Sha256.of(pdf),
                pdf);
        book.keep(paper);
        return paper;
    }

    private String code(String licenceId, String number, String holder, Content content, Instant at) {
        var local = CertificateCode.local(licenceId);
        var payload = new CertificateCode(
                        local,
                        ClockPaper.KIND,
                        ClockPaper.TITLE,
                        number,
                        Masked.name(holder),
                        settings.authorityName(),
                        at,
                        null,
                        1,
                        HexFormat.of().parseHex(Sha256.of((number + "\n" + content).getBytes(StandardCharsets.UTF_8))),
                        CertificateCode.holderHash(local, holder))
                .payload();
        return CertificateCode.digits(payload, signatures.sign(CertificateCode.PURPOSE, payload));
    }

    private byte[] draw(
            Content content, String number, String holder, String licenceId, String token, String code, Instant at) {
        var url = settings.publicUrl() + "/verify/" + service + "/" + token;
        var words = new LinkedHashMap<String, Object>();
        words.put("title", ClockPaper.TITLE);
        words.put("titleEn", ClockPaper.TITLE_EN);
        words.put("number", number);
        words.put("holder", holder);
        words.put("head", lines(content.head()));
        words.put("dues", lines(content.dues()));
        words.put(
                "facts",
                content.facts().stream()
                        .map(fact -> Map.of(
                                "when", fact.when(),
                                "what", fact.what(),
                                "ground", fact.ground(),
                                "basis", fact.basis(),
                                "by", fact.by(),
                                "text", fact.text(),
                                "limit", fact.limit()))
                        .toList());
        words.put(
                "days",
                content.days().stream()
                        .map(day -> Map.of("day", day.day(), "counted", day.counted(), "reason", day.reason()))
                        .toList());
        words.put("note", content.note());
        words.put("authority", settings.authorityName());
        words.put("day", DAY.format(at));
        words.put("licenceId", licenceId);
        words.put("url", url);
        words.put("qr", QrCode.dataUri(url + "#" + code));
        var pdf = SealedPdf.coded(page.pdf(Printed.clean(words)), code);
        return seal.on(pdf, settings.authorityName(), "签发 " + ClockPaper.TITLE, at);
    }

    private static List<Map<String, String>> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> Map.of("label", line.label(), "value", line.value()))
                .toList();
    }

    private Content content(
            CaseFile file, CaseReview review, ClockLedger ledger, String holder, DueDates dates, Instant at) {
        var item = published
                .item(review.item(), review.itemVersion())
                .map(Item::name)
                .orElse(review.item());
        var department = published.departments().stream()
                .filter(one -> one.key().equals(review.department()))
                .map(Department::name)
                .findFirst()
                .orElse(review.department());
        var head = List.of(
                new Line("申请人", holder),
                new Line("受理编号", file.caseNo()),
                new Line("事项", item),
                new Line("办理部门", department),
                new Line("时钟状态", word("clock.state.", ledger.state().name())));
        var totals = ledger.totals(at);
        var dues = new ArrayList<Line>();
        dues.add(new Line("承诺时限", limit(ledger.promised())));
        dues.add(new Line("法定时限", limit(ledger.statutory())));
        ledger.intakeDue().ifPresent(due -> dues.add(new Line("五个工作日告知期限至", MINUTE.format(due))));
        ledger.due().ifPresent(due -> dues.add(new Line("承诺时限届满", MINUTE.format(due))));
        ledger.statutoryDue().ifPresent(due -> dues.add(new Line("法定时限届满", MINUTE.format(due))));
        ledger.pauseDue().ifPresent(due -> dues.add(new Line("暂停计时至迟于", MINUTE.format(due))));
        dues.add(new Line(
                "不计入与延长",
                "暂停 %d 次，合计不计入 %d 个工作日；延长 %d 个工作日"
                        .formatted(totals.pauses(), totals.pausedWorkingDays(), totals.extendedWorkingDays())));
        var facts = ledger.facts().stream().map(fact -> fact(fact, department)).toList();
        return new Content(
                head,
                dues,
                facts,
                days(ledger, dates, at),
                ledger.isProvisional() ? "部分年份的节假日安排尚未公布，按周一至周五及固定节日推算，公布后重新计算。" : "");
    }

    private FactLine fact(ClockFact fact, String department) {
        var author = fact.author();
        var by = author.equals("engine")
                ? "平台"
                : author.equals("applicant") ? "申请人" : author.isEmpty() ? "" : department;
        return new FactLine(
                MINUTE.format(fact.at()),
                word("clock.fact.", fact.kind().name()),
                fact.ground().isEmpty() ? "" : word("clock.ground.", fact.ground()),
                fact.basis(),
                by,
                fact.text(),
                fact.extension() == null ? "" : limit(fact.extension()));
    }

    /** Days that are not what their weekday says, and rest days one after the other in one line. */
    private static List<DayLine> days(ClockLedger ledger, DueDates dates, Instant now) {
        var begun = ledger.begunAt().orElse(null);
        if (begun == null) {
            return List.of();
        }
        var end = ledger.statutoryDue().or(ledger::due).orElse(now);
        var first = LocalDate.ofInstant(begun, OfficeHours.ZONE).plusDays(1);
        var last = LocalDate.ofInstant(end.isBefore(begun) ? begun : end, OfficeHours.ZONE);
        var lines = new ArrayList<DayLine>();
        WorkCalendar calendar = dates.calendar();
        for (var day = first; !day.isAfter(last) && lines.size() < LONGEST_SPAN; day = day.plusDays(1)) {
            var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (calendar.isWorkingDay(day)) {
                if (weekend) {
                    lines.add(new DayLine(day.toString(), "计入", "调休上班"));
                }
                continue;
            }
            var reason = calendar.restReason(day).orElse("休息日");
            var from = day;
            var reasons = new ArrayList<>(List.of(reason));
            while (!day.isEqual(last) && !calendar.isWorkingDay(day.plusDays(1))) {
                day = day.plusDays(1);
                var next = calendar.restReason(day).orElse("休息日");
                if (!reasons.contains(next)) {
                    reasons.add(next);
                }
            }
            lines.add(new DayLine(
                    from.equals(day) ? from.toString() : from + " 至 " + day, "不计入", String.join("、", reasons)));
        }
        return lines;
    }

    private String limit(Limit limit) {
        return limit.unit() == LimitUnit.IMMEDIATE
                ? word("clock.unit.", "IMMEDIATE")
                : limit.amount() + " " + word("clock.unit.", limit.unit().name());
    }

    private String word(String prefix, String key) {
        return texts.getMessage(prefix + key, null, key, Locale.CHINESE);
    }
}
