package cn.yijianshi.engine.migration.domain;

import cn.yijianshi.engine.migration.domain.MigratedCase.Outcome;
import cn.yijianshi.engine.migration.domain.Migration.Preview;
import cn.yijianshi.engine.migration.domain.Migration.Progress;
import cn.yijianshi.engine.migration.domain.Migration.State;
import cn.yijianshi.engine.migration.domain.Migration.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The migrations that were planned, with their cases. */
public interface Migrations {

    /** Running cases of that version. */
    int running(String bundle, int version);

    /** Those of the named cases that are running cases of that version. */
    List<String> running(String bundle, int version, List<String> cases);

    /** Keeps a plan over {@code migration.cases()} of the running cases, drawn by their ids, which are random. */
    void plan(Migration migration, String idempotencyKey);

    /** Keeps a plan over these cases. */
    void plan(Migration migration, String idempotencyKey, List<String> cases);

    Optional<Migration> planned(String idempotencyKey);

    void preview(String id, Preview preview);

    Optional<Migration> of(String id);

    /** The same, held until the transaction ends. */
    Optional<Migration> hold(String id);

    /** The latest first, after that one. */
    List<Migration> list(String bundle, String after, int limit);

    Progress progress(String id);

    List<MigratedCase> cases(String id, Outcome outcome, String afterCase, int limit);

    /** Begins a piece of work: every case that it is for waits for it. */
    void begin(String id, State state, Work work);

    /** That work is done. What was begun since then goes on. */
    void end(String id, Work done, State state);

    /** Migrations whose work is not done, the oldest first. */
    List<Migration> unfinished();

    /** Cases that still wait for the work of their migration. */
    List<String> waiting(String id, int limit);

    /** The case, if it still waits for the work of its migration. */
    Optional<MigratedCase> waiting(String id, String caseId);

    void predicted(String id, String caseId, Outcome outcome, Reason reason, String item);

    void happened(
            String id, String caseId, Outcome outcome, Reason reason, String item, Map<String, Integer> itemsBefore);
}
