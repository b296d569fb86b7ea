package cn.yijianshi.engine.migration.domain;

import cn.yijianshi.engine.migration.domain.Migration.Work;
import java.util.List;

/** Plans migrations and carries them out, case by case, in the background; what a restart cuts off goes on after it. */
public interface Movement {

    /**
     * Keeps a plan and tells what it meets. Nothing is moved by it.
     *
     * @param cases those it is about; null: as many as {@code plan.cases()}, drawn by their ids
     * @param idempotencyKey the same key, the same plan; or null
     */
    Migration plan(Migration plan, List<String> cases, String idempotencyKey);

    /**
     * Begins a trial, the execution or the return of a migration.
     *
     * @throws MigrationRefused if it is in a state that does not allow this
     */
    Migration begin(String id, Work work);
}
