package cn.yijianshi.intake.sheets.api;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.intake.api.Wording;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.drafts.domain.Draft;
import cn.yijianshi.intake.drafts.domain.Draft.Content;
import cn.yijianshi.intake.drafts.domain.DraftSettings;
import cn.yijianshi.intake.drafts.domain.Drafts;
import cn.yijianshi.intake.drafts.domain.Pinned;
import cn.yijianshi.intake.sheets.api.SheetViews.CellProblemView;
import cn.yijianshi.intake.sheets.api.SheetViews.SheetRowView;
import cn.yijianshi.intake.sheets.api.SheetViews.SheetView;
import cn.yijianshi.intake.sheets.domain.CellProblem;
import cn.yijianshi.intake.sheets.domain.JudgedRow;
import cn.yijianshi.intake.sheets.domain.JudgedRow.State;
import cn.yijianshi.intake.sheets.domain.ListColumns;
import cn.yijianshi.intake.sheets.domain.Sheet;
import cn.yijianshi.intake.sheets.domain.SheetRow;
import cn.yijianshi.intake.sheets.domain.Sheets;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a list in as a spreadsheet: the rows that are right go into the draft's form, the others are told why not. */
@Component
class SheetDesk {

    /** Where the list itself names no smaller number. */
    private static final int MOST_ROWS = 500;

    private final Sheets sheets;
    private final Drafts drafts;
    private final Applications applications;
    private final Bundles bundles;
    private final Checks checks;
    private final Acts acts;
    private final Wording wording;
    private final DraftSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SheetDesk(
            Sheets sheets,
            Drafts drafts,
            Applications applications,
            Bundles bundles,
            Checks checks,
            Acts acts,
            Wording wording,
            DraftSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sheets = sheets;
        this.drafts = drafts;
        this.applications = applications;
        this.bundles = bundles;
        this.checks = checks;
        this.acts = acts;
        this.wording = wording;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<List<String>> template(Acting acting, String draftId, String key) {
        var draft = open(drafts.find(draftId), acting);
        return SheetWriter.template(new ListColumns(list(form(draft), key)));
    }

    SheetView handIn(Acting acting, String draftId, String key, String fileName, byte[] file) {
        var seen = open(drafts.find(draftId), acting);
        Pinned.of(seen, bundles); // read before the lock, remembered for ever
        return transaction.execute(status -> {
            var draft = open(drafts.lock(draftId), acting);
            var form = form(draft);
            var list = list(form, key);
            var rows = JudgedRow.all(form, list, read(list, file), checks);
            var taken = rows.stream().filter(row -> row.state() == State.TAKEN).toList();
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var sheet = new Sheet(
                    UUID.randomUUID().toString(),
                    draftId,
                    null,
                    key,
                    shortened(fileName),
                    acting.by(),
                    now,
                    taken.size(),
                    rows.size() - taken.size());
            sheets.keep(sheet, rows);
            var values = taken.stream().map(JudgedRow::value).toList();
            var next = draft;
            // Nothing that was right before is thrown away for a sheet of which nothing is.
            if (!values.isEmpty() && !isListed(draft, key, values)) {
                next = draft.saved(with(draft.content(), key, values), acting.by(), now, settings.keptFor());
                drafts.keep(next);
                acts.done(acting, "DRAFT_SAVED", draftId, draft.bundle().name(), now);
            }
            return view(sheet, list, next.version(), null, null, 100);
        });
    }

    SheetView ofDraft(Acting acting, String draftId, String key, State state, String after, int limit) {
        var draft = open(drafts.find(draftId), acting);
        var sheet = sheets.ofDraft(draftId, key).orElseThrow(Problem::notFound);
        return view(sheet, anyList(Pinned.of(draft, bundles), key), draft.version(), state, after, Page.limit(limit));
    }

    List<SheetView> ofCase(Acting acting, String applicationId, State state, String after, int limit) {
        var application = applications
                .find(applicationId)
                .filter(found -> found.belongsTo(acting.applicant().id())
                        && acting.concerns(found.bundle().key()))
                .orElseThrow(Problem::notFound);
        acting.demand(Act.FOLLOW);
        var items = applications.itemsOf(application.id()).stream()
                .map(item -> bundles.item(item.key(), item.version()))
                .toList();
        var form = MergedForm.of(items, Set.of());
        return sheets.ofCase(applicationId).stream()
                .map(sheet -> view(sheet, list(form, sheet.field()), null, state, after, Page.limit(limit)))
                .toList();
    }

    private MergedForm form(Draft draft) {
        var pinned = Pinned.of(draft, bundles);
        return MergedForm.of(pinned.plan(pinned.asked(draft.content().answers())));
    }

    private static Field list(MergedForm form, String key) {
        return form.field(key)
                .map(asked -> asked.field())
                .filter(field -> field.type() == FieldType.LIST)
                .orElseThrow(Problem::notFound);
    }

    /** Whatever was answered since: the sheet is still to be read. */
    private static Field anyList(Pinned pinned, String key) {
        var items = pinned.versions().keySet().stream()
                .flatMap(item -> pinned.item(item).stream())
                .toList();
        return list(MergedForm.of(items, Set.of()), key);
    }

    private static List<SheetRow> read(Field list, byte[] file) {
        var most =
                list.max() == null ? MOST_ROWS : Math.min(MOST_ROWS, list.max().intValue());
        try {
            return new SheetReader(new ListColumns(list), most).read(file);
        } catch (SheetReader.Unreadable refused) {
            throw Problem.invalid("not-acceptable").at("/file", refused.code(), refused.args());
        }
    }

    /** In words: a number that was kept comes back as another kind of number. */
    private static boolean isListed(Draft draft, String key, List<?> rows) {
        return String.valueOf(DottedKeys.get(draft.content().form(), key)).equals(String.valueOf(rows));
    }

    private static Content with(Content before, String key, List<?> rows) {
        var form = DottedKeys.nested(before.form());
        DottedKeys.put(form, key, rows);
        return new Content(before.region(), before.answers(), form, before.materials(), before.certificates());
    }

    private SheetView view(Sheet sheet, Field list, Integer draftVersion, State state, String after, int limit) {
        var rows = sheets.rows(sheet.id(), state, number(after), limit + 1).stream()
                .map(row -> new SheetRowView(
                        row.number(),
                        row.state(),
                        row.value(),
                        row.problems().stream()
                                .map(problem -> problem(problem, list))
                                .toList()))
                .toList();
        return new SheetView(
                sheet.field(),
                list.label(),
                list.labelEn(),
                sheet.fileName(),
                sheet.by().name(),
                sheet.at(),
                sheet.taken(),
                sheet.refused(),
                draftVersion,
                Page.of(rows, limit, row -> String.valueOf(row.row())));
    }

    private CellProblemView problem(CellProblem problem, Field list) {
        var column = list.rows().stream()
                .filter(cell -> cell.key().equals(problem.column()))
                .findFirst();
        return new CellProblemView(
                problem.cell(),
                problem.column(),
                column.map(Field::label).orElse(null),
                column.map(Field::labelEn).orElse(null),
                problem.code(),
                wording.cell(problem, Locale.CHINESE),
                wording.cell(problem, Locale.ENGLISH));
    }

    private static Draft open(Optional<Draft> draft, Acting acting) {
        var found = draft.filter(one -> one.belongsTo(acting.applicant().id())
                        && acting.concerns(one.bundle().key())
                        && one.isOpen())
                .orElseThrow(Problem::notFound);
        acting.demand(Act.DRAFT);
        return found;
    }

    private static int number(String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }

    private static String shortened(String name) {
        var text = name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
