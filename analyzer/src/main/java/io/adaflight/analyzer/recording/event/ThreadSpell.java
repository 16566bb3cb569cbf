package io.adaflight.analyzer.recording.event;

/**
 * A time in which a thread did not run since it waited for something.
 *
 * @param timeNanos its end; that of its time limit when the thread got no processor until later
 * @param subject the class of the monitor or of what the thread was parked on, the path of the file, the address of the far
 *     end; empty when the recording does not say
 * @param ownerId the id of the thread that held the monitor last; 0 when there is none
 * @param ownerName the name of that thread
 * @param bytes how many bytes were read or written
 * @param site where in the code it waited: the top of the stack; empty when no stack was recorded
 */
public record ThreadSpell(
        long timeNanos,
        long startNanos,
        long threadId,
        Kind kind,
        String subject,
        long ownerId,
        String ownerName,
        long bytes,
        String site)
        implements JdkEvent {
    /** What the thread waited for, each by its event of the JDK. */
    public enum Kind {
        MONITOR_ENTER("jdk.JavaMonitorEnter"),
        MONITOR_WAIT("jdk.JavaMonitorWait"),
        PARK("jdk.ThreadPark"),
        SLEEP("jdk.ThreadSleep"),
        FILE_READ("jdk.FileRead"),
        FILE_WRITE("jdk.FileWrite"),
        FILE_FORCE("jdk.FileForce"),
        SOCKET_READ("jdk.SocketRead"),
        SOCKET_WRITE("jdk.SocketWrite"),
        ALLOCATION_STALL("jdk.ZAllocationStall");

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
