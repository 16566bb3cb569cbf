package io.adaflight.internal.looks;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code java.management} says of platform threads. Where that module is missing, nothing. */
public interface ThreadManagement {
    /** Where {@code java.management} is missing. */
    ThreadManagement NONE = new ThreadManagement() {
        @Override
        public long processorNanos(long threadId) {
            return -1;
        }

        @Override
        public @Nullable ThreadLook look(long threadId, int frames) {
            return null;
        }

        @Override
        public @Nullable ThreadLook[] look(long first, long second, int frames) {
            return new @Nullable ThreadLook[2];
        }
    };

    /** That of this JVM. */
    static ThreadManagement find() {
        try {
            return OfThisJvm.create();
        } catch (RuntimeException | LinkageError e) { // The module is missing, or it is broken in this runtime.
            return NONE;
        }
    }

    /** How long a thread ran; below 0 where that is not known. */
    long processorNanos(long threadId);

    /**
     * Looks at a thread.
     *
     * @param frames how many frames of its stack; 0 is much cheaper than 1
     * @return null for a thread that has ended or is virtual, and where nothing is known
     */
    @Nullable
    ThreadLook look(long threadId, int frames);

    /** Looks at two threads at one moment. */
    @Nullable
    ThreadLook[] look(long first, long second, int frames);

    /** The bean of this JVM. */
    final class OfThisJvm implements ThreadManagement {
        private final ThreadMXBean bean;

        private OfThisJvm(ThreadMXBean bean) {
            this.bean = bean;
        }

        static ThreadManagement create() {
            return new OfThisJvm(ManagementFactory.getThreadMXBean());
        }

        @Override
        public long processorNanos(long threadId) {
            try {
                return bean.getThreadCpuTime(threadId);
            } catch (RuntimeException e) { // Not supported, or an id that it does not like.
                return -1;
            }
        }

        @Override
        public @Nullable ThreadLook look(long threadId, int frames) {
            try {
                return orNull(bean.getThreadInfo(threadId, frames));
            } catch (RuntimeException e) {
                return null;
            }
        }

        @Override
        public @Nullable ThreadLook[] look(long first, long second, int frames) {
            @Nullable ThreadLook[] looks = new @Nullable ThreadLook[2];
            try {
                var infos = bean.getThreadInfo(new long[] {first, second}, frames);
                looks[0] = orNull(infos[0]);
                looks[1] = orNull(infos[1]);
            } catch (RuntimeException e) {
                looks[0] = null;
            }
            return looks;
        }

        private static @Nullable ThreadLook orNull(@Nullable ThreadInfo info) {
            if (info == null) {
                return null;
            }
            LockInfo blocker = info.getLockInfo();
            return new ThreadLook(
                    info.getThreadState(),
                    blocker == null ? "" : blocker.getClassName(),
                    info.getLockOwnerId(),
                    Objects.requireNonNullElse(info.getLockOwnerName(), ""),
                    ThreadLook.top(info.getStackTrace()));
        }
    }
}
