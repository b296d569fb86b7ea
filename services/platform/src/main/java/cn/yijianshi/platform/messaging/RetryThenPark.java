package cn.yijianshi.platform.messaging;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Around every listener: what may succeed later is tried again, what never can is parked with its cause.
 *
 * <p>A database that is away is waited for as long as it takes: giving up would turn an outage into dead letters.
 *
 * <p>Messages that are taken together (see {@link Reaction#TOGETHER}) and fail together are taken one by one, so that
 * none is parked for another's fault.
 */
class RetryThenPark implements MethodInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RetryThenPark.class);
    private static final int TRIES = 4;
    private static final int TRIES_IF_TRANSIENT = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DeadLetters deadLetters;

    RetryThenPark(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public Object invoke(MethodInvocation listener) throws Throwable {
        List<Message> messages = messagesOf(listener);
        if (messages.size() == 1) {
            takeOne(listener, messages.get(0));
        } else if (!takenTogether(listener)) {
            for (Message message : messages) {
                takeOne(listener, message);
            }
        }
        return null;
    }

    private static boolean takenTogether(MethodInvocation listener) throws Throwable {
        try {
            again(listener, listener.getArguments()).proceed();
            return true;
        } catch (Exception failed) {
            LOG.debug("Taking one by one what failed together", failed);
            return false;
        }
    }

    private void takeOne(MethodInvocation listener, Message message) throws Throwable {
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                only(listener, message).proceed();
                return;
            } catch (Exception failed) {
                if (!away(failed) && tries >= (passing(failed) ? TRIES_IF_TRANSIENT : TRIES)) {
                    String queue = message.getMessageProperties().getConsumerQueue();
                    LOG.error("Parked a message of {} after {} tries", queue, tries, failed);
                    deadLetters.park(queue, message, failed);
                    return;
                }
                LOG.debug("Trying again", failed);
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    // A proxy invocation can be proceeded with once; its clone can be tried again.
    private static MethodInvocation again(MethodInvocation listener, Object[] arguments) {
        return ((ProxyMethodInvocation) listener).invocableClone(arguments);
    }

    private static MethodInvocation only(MethodInvocation listener, Message message) {
        return again(
                listener,
                Arrays.stream(listener.getArguments())
                        .map(argument -> argument instanceof List<?> ? List.of(message) : argument)
                        .toArray());
    }

    private static boolean away(Throwable failed) {
        return within(failed, CannotCreateTransactionException.class).isPresent()
                || within(failed, DataAccessResourceFailureException.class).isPresent()
                || within(failed, NotNow.class).isPresent();
    }

    private static boolean passing(Throwable failed) {
        return within(failed, TransientDataAccessException.class).isPresent()
                || sqlState(failed).startsWith("40");
    }

    private static String sqlState(Throwable failed) {
        return within(failed, java.sql.SQLException.class)
                .map(java.sql.SQLException::getSQLState)
                .orElse("");
    }

    private static <T> Optional<T> within(Throwable failed, Class<T> kind) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static List<Message> messagesOf(MethodInvocation listener) {
        for (Object argument : listener.getArguments()) {
            if (argument instanceof Message message) {
                return List.of(message);
            }
            if (argument instanceof List<?> messages) {
                return messages.stream().map(Message.class::cast).toList();
            }
        }
        throw new IllegalStateException("a listener without a message");
    }
}
