package io.adaflight.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Joins the calls of instrumented code with who counts them. Any thread. */
public final class Connection {
    private static final Map<String, PipelineCalls> RECEIVERS = new ConcurrentHashMap<>();

    private Connection() {}

    /**
     * Names who counts the calls of a kind of library, before any of its classes is instrumented.
     *
     * @return false when somebody does already, who stays
     */
    public static boolean connect(String library, PipelineCalls receiver) {
        return RECEIVERS.putIfAbsent(library, receiver) == null;
    }

    /** Who counts the calls of a kind of library. */
    static PipelineCalls receiver(String library) {
        PipelineCalls receiver = RECEIVERS.get(library);
        return receiver == null ? new Uncounted() : receiver;
    }

    /** For calls that nobody counts. */
    private static final class Uncounted extends PipelineCalls {
        @Override
        public void meets(Object owner, String name) {}

        @Override
        public void written(Object owner, @Nullable String name) {}

        @Override
        public void claimed(Object owner, long count) {}

        @Override
        public void rejected(Object owner, @Nullable String name, long count) {}

        @Override
        public void evicted(Object owner, @Nullable String name, long count) {}

        @Override
        public void ranByCaller(Object owner, @Nullable String name) {}

        @Override
        public void discardedSilently(Object owner, @Nullable String name) {}

        @Override
        public void waitBegins(Object owner, @Nullable String name) {}

        @Override
        public void waitGoesOn(Object owner) {}

        @Override
        public void waitEnds() {}

        @Override
        public void drained(Object owner, @Nullable String name, long count) {}

        @Override
        public void takeBegins(Object owner, @Nullable String name) {}

        @Override
        public void takeEnds(Object owner, @Nullable String name) {}

        @Override
        public void takeBegins() {}

        @Override
        public void takeEnds() {}
    }
}
