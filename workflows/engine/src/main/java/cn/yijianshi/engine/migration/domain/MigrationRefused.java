package cn.yijianshi.engine.migration.domain;

/** A migration is in a state that does not allow what was asked for. */
public class MigrationRefused extends RuntimeException {

    private final transient Migration migration;

    public MigrationRefused(Migration migration) {
        super("migration " + migration.id() + " is " + migration.state());
        this.migration = migration;
    }

    public Migration migration() {
        return migration;
    }
}
