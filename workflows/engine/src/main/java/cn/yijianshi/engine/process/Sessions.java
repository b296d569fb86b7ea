package cn.yijianshi.engine.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** One of Camunda's managers, replaced. */
record Sessions(Class<?> getSessionType, Supplier<Session> opened) implements SessionFactory {

    static void add(ProcessEngineConfigurationImpl camunda, Class<?> manager, Supplier<Session> opened) {
        List<SessionFactory> known = camunda.getCustomSessionFactories();
        List<SessionFactory> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
        all.add(new Sessions(manager, opened));
        camunda.setCustomSessionFactories(all);
    }

    @Override
    public Session openSession() {
        return opened.get();
    }
}
