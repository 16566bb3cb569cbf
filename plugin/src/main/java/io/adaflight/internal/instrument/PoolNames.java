package io.adaflight.internal.instrument;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an executor is called: what the names of its threads have in common, or else what its thread factory would use. */
final class PoolNames implements Function<Object, @Nullable String> {
    /*
     * The JDK gives no way to a pool's threads, so this looks into its fields, which the agent has opened; once for each pool.
     * Where they are not as they were, a pool has no name of its own.
     */
    private static final Pattern NUMBER = Pattern.compile("(-thread)?[-#_ .]*\\d*$");

    @Override
    public @Nullable String apply(Object pool) {
        try {
            return name((ThreadPoolExecutor) pool);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String name(ThreadPoolExecutor pool) throws ReflectiveOperationException {
        Thread thread = anyThread(pool);
        if (thread != null) {
            return prefix(thread.getName());
        }
        Object factory = pool.getThreadFactory();
        return prefix((String) value(factory.getClass(), "namePrefix", factory));
    }

    private static @Nullable Thread anyThread(ThreadPoolExecutor pool) throws ReflectiveOperationException {
        Lock lock = (Lock) value(ThreadPoolExecutor.class, "mainLock", pool);
        lock.lock();
        try {
            for (Object worker : (Collection<?>) value(ThreadPoolExecutor.class, "workers", pool)) {
                return (Thread) value(worker.getClass(), "thread", worker);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private static Object value(Class<?> type, String name, Object object) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    /** The name of a thread without the number that tells it from the others. */
    static String prefix(String threadName) {
        return NUMBER.matcher(threadName).replaceFirst("");
    }
}
