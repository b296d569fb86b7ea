package cn.yijianshi.engine.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What a bundle's process asks before it calls an item. */
public final class BundlePlan {

    private BundlePlan() {}

    /** The conditions on the flows to optional items. */
    @Component
    public static class Plan {

        private final Conductor conductor;

        Plan(Conductor conductor) {
            this.conductor = conductor;
        }

        public boolean needs(DelegateExecution bundle, String item) {
            return conductor.needs(bundle.getProcessBusinessKey(), item);
        }
    }

    /** Business keys for the reviews: each is a process of its own, so branches never share a token. */
    @Component
    public static class ReviewIds {

        public String next() {
            return UUID.randomUUID().toString();
        }
    }
}
