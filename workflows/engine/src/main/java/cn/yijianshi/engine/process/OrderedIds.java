package cn.yijianshi.engine.process;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/**
 * UUIDs that grow with time (version 7, RFC 9562). Camunda's own begin with the part of the time that changes fastest:
 * each new row would fall somewhere else in every index, and the database would write back all of them all the time.
 */
final class OrderedIds implements IdGenerator {

    private final NoArgGenerator uuids = Generators.timeBasedEpochGenerator();

    @Override
    public String getNextId() {
        return uuids.generate().toString();
    }
}
