package cn.yijianshi.intake.batches.domain;

import cn.yijianshi.intake.domain.Applications.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every batch with its rows. */
public interface Batches {

    /**
     * @param key the owner's own name for this batch
     * @throws AlreadyOpened when the key was used by somebody quicker
     */
    void open(Batch batch, String key, List<BatchRow> rows);

    Optional<Batch> openedUnder(String ownerId, String key);

    Optional<Batch> find(String id);

    /** The same, and nobody else adds rows until the transaction ends. */
    Optional<Batch> lock(String id);

    /** @param bundles only of these; null: of all */
    List<Batch> ofOwner(String ownerId, Set<String> bundles, Place after, int limit);

    Batch.Counts counts(String id);

    /** In the order of the sheet, starting behind this line; {@code state} null: all. */
    List<BatchRow> rows(String id, BatchRow.State state, int afterNumber, int limit);

    Map<String, BatchRow> byKey(String id);

    /** Of all batches, those nobody has tried yet. */
    List<BatchRow> pending(int limit);

    void keep(BatchRow row);

    void add(BatchRow row);

    /** Rows that had no usable key: they come again under a name, or not at all. */
    void forgetUnnamed(String id);

    /** Two openings under one key met; the other one won. */
    class AlreadyOpened extends RuntimeException {
        public AlreadyOpened(Throwable cause) {
            super("the key has just been used", cause);
        }
    }
}
