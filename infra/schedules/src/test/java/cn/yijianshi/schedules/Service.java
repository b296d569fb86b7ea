package cn.yijianshi.schedules;

import cn.yijianshi.events.Event;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.Inbox;
import cn.yijianshi.platform.messaging.Reaction;
import cn.yijianshi.platform.messaging.Seen;
import cn.yijianshi.platform.messaging.Told;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One service without its tables and its broker: the same listeners and rules, wired by the same container with the same
 * transactions, over a memory that the test holds.
 */
final class Service {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Seen seen = new Seen();
    private final Set<String> concurrentQueues;
    private TransactionTemplate transaction;

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    Service(
            String name,
            PlatformTransactionManager memory,
            Network network,
            Clock clock,
            Set<String> concurrentQueues) {
        this.concurrentQueues = concurrentQueues;
        properties.put("spring.application.name", name);
        context.registerBean(Transactions.class);
        with(PlatformTransactionManager.class, memory);
        with(TransactionTemplate.class, new TransactionTemplate(memory));
        with(Clock.class, clock);
        with(Announcements.class, new Told(network::send));
        with(Inbox.class, seen);
    }

    Service property(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    <T> Service with(Class<T> port, T player) {
        context.registerBean("played." + port.getName(), port, () -> player, bean -> bean.setPrimary(true));
        return this;
    }

    <T> Service with(Class<T> port, Supplier<T> player) {
        context.registerBean("played." + port.getName(), port, player, bean -> bean.setPrimary(true));
        return this;
    }

    Service bean(Class<?>... types) {
        context.register(types);
        return this;
    }

    Service also(Consumer<AnnotationConfigApplicationContext> more) {
        more.accept(context);
        return this;
    }

    /** The components of a room; nothing in it starts by itself. */
    Service room(String room, String... without) {
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        scanner.addExcludeFilter(new AssignableTypeFilter(SmartLifecycle.class));
        for (String left : without) {
            scanner.addExcludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(left)));
        }
        scanner.scan(room);
        return this;
    }

    Service start(Network network) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("schedules", properties));
        context.addBeanFactoryPostProcessor(new NothingStartsByItself());
        context.refresh();
        transaction = context.getBean(TransactionTemplate.class);
        Map<String, Listener> listeners = listeners();
        for (Reaction reaction : context.getBeansOfType(Reaction.class).values()) {
            Listener listener = listeners.get(reaction.queue());
            if (listener == null) {
                throw new IllegalStateException("nobody listens to " + reaction.queue());
            }
            network.declare(new Network.Queue(
                    reaction.queue(),
                    concurrentQueues.contains(reaction.queue()),
                    reaction.routingKeys(),
                    (event, dies) -> take(listener, event, dies)));
        }
        return this;
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    AnnotationConfigApplicationContext context() {
        return context;
    }

    void forget() {
        seen.forget();
    }

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private record Listener(String bean, Map<Class<?>, Method> reactions) {
        Method reactionTo(Event event) {
            Method exact = reactions.get(event.getClass());
            return exact != null
                    ? exact
                    : reactions.entrySet().stream()
                            .filter(reaction -> reaction.getKey() == List.class
                                    || reaction.getKey().isInstance(event))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no reaction to " + event));
        }
    }

    private Throwable take(Listener listener, Event event, boolean dies) {
        try {
            if (dies) {
                transaction.executeWithoutResult(status -> {
                    invoke(listener, event);
                    status.setRollbackOnly();
                });
            } else {
                invoke(listener, event);
            }
            return null;
        } catch (RuntimeException failed) {
            return failed;
        }
    }

    private void invoke(Listener listener, Event event) {
        try {
            Method reaction = listener.reactionTo(event);
            Object news = reaction.getParameterTypes()[0] == List.class ? List.of(event) : event;
            reaction.invoke(context.getBean(listener.bean()), news);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private Map<String, Listener> listeners() {
        Map<String, Listener> found = new LinkedHashMap<>();
        for (String bean : context.getBeanDefinitionNames()) {
            Class<?> type = context.getType(bean, false);
            if (type == null || !type.getName().startsWith("cn.yijianshi")) {
                continue;
            }
            Class<?> own = org.springframework.util.ClassUtils.getUserClass(type);
            RabbitListener whole = AnnotatedElementUtils.findMergedAnnotation(own, RabbitListener.class);
            if (whole != null) {
                Map<Class<?>, Method> reactions = new LinkedHashMap<>();
                Arrays.stream(own.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(
                                org.springframework.amqp.rabbit.annotation.RabbitHandler.class))
                        .forEach(method -> reactions.put(method.getParameterTypes()[0], opened(method)));
                for (String queue : whole.queues()) {
                    found.put(context.getEnvironment().resolvePlaceholders(queue), new Listener(bean, reactions));
                }
            }
            for (Method method : own.getDeclaredMethods()) {
                RabbitListener one = method.getAnnotation(RabbitListener.class);
                if (one != null) {
                    for (String queue : one.queues()) {
                        found.put(
                                context.getEnvironment().resolvePlaceholders(queue),
                                new Listener(bean, Map.of(method.getParameterTypes()[0], opened(method))));
                    }
                }
            }
        }
        return found;
    }

    private static Method opened(Method method) {
        method.setAccessible(true);
        return method;
    }

    /** Beans are made when they are needed: what a room has besides its listeners stays asleep. */
    private static final class NothingStartsByItself implements BeanDefinitionRegistryPostProcessor {
        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {}

        @Override
        public void postProcessBeanFactory(
                org.springframework.beans.factory.config.ConfigurableListableBeanFactory beans) {
            BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
            for (String name : beans.getBeanDefinitionNames()) {
                BeanDefinition definition = beans.getBeanDefinition(name);
                Class<?> type = beans.getType(name, false);
                if (type != null && SmartLifecycle.class.isAssignableFrom(type)) {
                    registry.removeBeanDefinition(name);
                } else {
                    definition.setLazyInit(true);
                }
            }
        }
    }
}
