package cn.yijianshi.schedules;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays a port with an object that has some of its methods: those the schedules come by. A port may grow without this
 * module noticing, until a schedule needs what is new.
 */
final class Played {

    private Played() {}

    static <T> T by(Class<T> port, Object player) {
        Map<Method, Optional<Method>> known = new ConcurrentHashMap<>();
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("equals")
                                ? (Object) (proxy == given[0])
                                : method.getName().equals("hashCode")
                                        ? (Object) System.identityHashCode(proxy)
                                        : port.getName();
                    }
                    Optional<Method> own = known.computeIfAbsent(method, wanted -> find(player, wanted));
                    if (own.isEmpty() && method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, given);
                    }
                    try {
                        return own.orElseThrow(() -> new UnsupportedOperationException("not played: " + method))
                                .invoke(player, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private static Optional<Method> find(Object player, Method wanted) {
        return Arrays.stream(player.getClass().getDeclaredMethods())
                .filter(own -> own.getName().equals(wanted.getName())
                        && Arrays.equals(own.getParameterTypes(), wanted.getParameterTypes()))
                .peek(own -> own.setAccessible(true))
                .findFirst();
    }
}
