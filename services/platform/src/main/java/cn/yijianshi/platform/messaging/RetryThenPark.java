package cn.yijianshi.platform.messaging;

import java.time.Duration;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Around every listener: what may succeed later is tried again, what never can is parked with its cause.
 *
 * <p>A database that is away is waited for as long as it takes: giving up would turn an outage into dead letters.
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
        Message message = messageOf(listener);
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                // A proxy invocation can be proceeded with once; its clone can be tried again.
                return listener instanceof org.springframework.aop.ProxyMethodInvocation proxied
                        ? proxied.invocableClone().proceed()
                        : listener.proceed();
            } catch (Exception failed) {
                if (!away(failed) && tries >= (passing(failed) ? TRIES_IF_TRANSIENT : TRIES)) {
                    String queue = message.getMessageProperties().getConsumerQueue();
                    LOG.error("Parked a message of {} after {} tries", queue, tries, failed);
                    deadLetters.park(queue, message, failed);
                    return null;
                }
                LOG.debug("Trying again", failed);
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
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

    private static Message messageOf(MethodInvocation listener) {
        for (Object argument : listener.getArguments()) {
            if (argument instanceof Message message) {
                return message;
            }
        }
        throw new IllegalStateException("a listener without a message");
    }
}
