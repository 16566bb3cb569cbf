package io.adaflight.analyzer.recording.event;

/**
 * A time in which the JVM let no Java thread run.
 *
 * @param timeNanos its end
 * @param name the collector's phase or the operation of the JVM; empty for the way to a safepoint
 */
public record VmPause(long timeNanos, long startNanos, Kind kind, String name) implements JdkEvent {
    /** Why threads stood, each by its event of the JDK. */
    public enum Kind {
        /** A pause of the garbage collector. */
        COLLECTION("jdk.GCPhasePause"),
        /** The way to a safepoint: from the request until the last thread stood. */
        SYNCHRONIZATION("jdk.SafepointBegin"),
        /** An operation of the JVM at a safepoint. */
        OPERATION("jdk.ExecuteVMOperation");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** The name of the event type. */
        public String event() {
            return event;
        }
    }

    public long durationNanos() {
        return Math.max(0, timeNanos - startNanos);
    }
}
