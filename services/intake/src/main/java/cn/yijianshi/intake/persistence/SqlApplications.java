package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Application.FiledBundle;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Submission;
import cn.yijianshi.platform.persistence.FewLengths;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlApplications implements Applications {

    // The answers and the form stay out: lists and locks have no use for them.
    private static final String COLUMNS = "id, case_no, tracking_code, applicant_id, applicant_name, bundle,"
            + " bundle_version, bundle_name, bundle_name_en, region, state, submitted_at, ended_at";

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final StoredJson json;

    SqlApplications(JdbcClient sql, JdbcTemplate batches, StoredJson json) {
        this.sql = sql;
        this.batches = batches;
        this.json = json;
    }

    @Override
    public void receive(Application application, Submission submission, List<FiledItem> items) {
        try {
            insert(application, submission);
        } catch (DuplicateKeyException taken) {
            throw new AlreadyReceived(taken);
        }
        batches.batchUpdate(
                """
                INSERT INTO application_item (application_id, item, ordinal, item_version, name, name_en, department,
                  department_name, department_name_en, service)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                IntStream.range(0, items.size())
                        .mapToObj(ordinal -> row(application.id(), ordinal, items.get(ordinal)))
                        .toList());
    }

    private void insert(Application application, Submission submission) {
        var bundle = application.bundle();
        sql.sql("""
                INSERT INTO application (id, case_no, tracking_code, applicant_id, applicant_name, bundle,
                  bundle_version, bundle_name, bundle_name_en, region, state, submitted_at, idempotency_key,
                  submission_hash, answers, form)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        application.id(),
                        application.caseNo(),
                        application.trackingCode(),
                        application.applicantId(),
                        application.applicantName(),
                        bundle.key(),
                        bundle.version(),
                        bundle.name(),
                        bundle.nameEn(),
                        application.region(),
                        application.state().name(),
                        Moments.toColumn(application.submittedAt()),
                        submission.idempotencyKey(),
                        submission.hash(),
                        json.write(submission.answers()),
                        json.write(submission.form()))
                .update();
    }

    private static Object[] row(String applicationId, int ordinal, FiledItem item) {
        return new Object[] {
            applicationId,
            item.key(),
            ordinal,
            item.version(),
            item.name(),
            item.nameEn(),
            item.department(),
            item.departmentName(),
            item.departmentNameEn(),
            item.service()
        };
    }

    @Override
    public Optional<Received> receivedUnder(String applicantId, String idempotencyKey) {
        return sql.sql("SELECT " + COLUMNS + ", submission_hash FROM application"
                        + " WHERE applicant_id = ? AND idempotency_key = ?")
                .params(applicantId, idempotencyKey)
                .query((row, number) -> new Received(application(row, number), row.getString("submission_hash")))
                .optional();
    }

    @Override
    public Optional<Application> find(String id) {
        return sql.sql("SELECT " + COLUMNS + " FROM application WHERE id = ?")
                .param(id)
                .query(SqlApplications::application)
                .optional();
    }

    @Override
    public Optional<Application> byCaseNo(String caseNo) {
        return sql.sql("SELECT " + COLUMNS + " FROM application WHERE case_no = ?")
                .param(caseNo)
                .query(SqlApplications::application)
                .optional();
    }

    @Override
    public Optional<Application> lock(String id) {
        return sql.sql("SELECT " + COLUMNS + " FROM application WHERE id = ? FOR UPDATE")
                .param(id)
                .query(SqlApplications::application)
                .optional();
    }

    @Override
    public List<Application> lock(Set<String> ids) {
        // Two that lock several cases must not take them in different orders.
        return sql.sql("SELECT " + COLUMNS + " FROM application WHERE id IN (:ids) ORDER BY id FOR UPDATE")
                .param("ids", FewLengths.of(ids.stream().sorted().toList()))
                .query(SqlApplications::application)
                .list();
    }

    @Override
    public void keep(Application application) {
        sql.sql("UPDATE application SET state = ?, ended_at = ? WHERE id = ?")
                .params(application.state().name(), Moments.toColumn(application.endedAt()), application.id())
                .update();
    }

    @Override
    public void keepWithdrawal(Application application, String reason) {
        sql.sql("UPDATE application SET state = ?, withdrawal_reason = ? WHERE id = ?")
                .params(application.state().name(), reason, application.id())
                .update();
    }

    @Override
    public List<FiledItem> itemsOf(String id) {
        return sql.sql("""
                SELECT item, item_version, name, name_en, department, department_name, department_name_en, service,
                  skipped_because
                FROM application_item WHERE application_id = ? ORDER BY ordinal
                """)
                .param(id)
                .query((row, number) -> new FiledItem(
                        row.getString("item"),
                        row.getInt("item_version"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("department"),
                        row.getString("department_name"),
                        row.getString("department_name_en"),
                        row.getString("service"),
                        row.getString("skipped_because")))
                .list();
    }

    @Override
    public void skip(String id, String item, String ground) {
        sql.sql("UPDATE application_item SET skipped_because = ? WHERE application_id = ? AND item = ?")
                .params(ground, id, item)
                .update();
    }

    @Override
    public void skipUnlessTold(String id, String item, String ground) {
        sql.sql("UPDATE application_item SET skipped_because = ?"
                        + " WHERE application_id = ? AND item = ? AND skipped_because IS NULL")
                .params(ground, id, item)
                .update();
    }

    @Override
    public Map<String, List<String>> answersOf(String id) {
        return sql.sql("SELECT answers FROM application WHERE id = ?")
                .param(id)
                .query((row, number) -> json.readAnswers(row.getString("answers")))
                .single();
    }

    @Override
    public Map<String, Object> formOf(String id) {
        return sql.sql("SELECT form FROM application WHERE id = ?")
                .param(id)
                .query((row, number) -> json.readObject(row.getString("form")))
                .single();
    }

    @Override
    public void replaceForm(String id, Map<String, Object> form) {
        sql.sql("UPDATE application SET form = ? WHERE id = ?")
                .params(json.write(form), id)
                .update();
    }

    @Override
    public List<Application> ofApplicant(String applicantId, Set<String> bundles, Place after, int limit) {
        if (bundles != null && bundles.isEmpty()) {
            return List.of();
        }
        var query = new StringBuilder("SELECT " + COLUMNS + " FROM application WHERE applicant_id = ?");
        var params = new ArrayList<Object>(List.of(applicantId));
        if (bundles != null) {
            query.append(bundles.stream().map(each -> "?").collect(Collectors.joining(", ", " AND bundle IN (", ")")));
            params.addAll(bundles);
        }
        if (after != null) {
            query.append(" AND (submitted_at < ? OR (submitted_at = ? AND id < ?))");
            params.addAll(List.of(Moments.toColumn(after.at()), Moments.toColumn(after.at()), after.id()));
        }
        params.add(limit);
        return sql.sql(query.append(" ORDER BY submitted_at DESC, id DESC LIMIT ?")
                        .toString())
                .params(params)
                .query(SqlApplications::application)
                .list();
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        return new Application(
                row.getString("id"),
                row.getString("case_no"),
                row.getString("tracking_code"),
                row.getString("applicant_id"),
                row.getString("applicant_name"),
                new FiledBundle(
                        row.getString("bundle"),
                        row.getInt("bundle_version"),
                        row.getString("bundle_name"),
                        row.getString("bundle_name_en")),
                row.getString("region"),
                ApplicationState.valueOf(row.getString("state")),
                Columns.moment(row, "submitted_at"),
                Columns.moment(row, "ended_at"));
    }
}
