package io.adaflight.analyzer.live;

import io.adaflight.analyzer.recording.event.DecodedEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jfr.consumer.EventStream;
import org.jspecify.annotations.Nullable;

/**
 * A recording of AdaFlight's events in another JVM, which ends with this object, with this process or with that JVM. It is
 * bounded in time and size there, so that it stays small if this process is killed. Nothing here waits longer than its limits.
 */
public abstract class LiveRecording implements AutoCloseable {
    /** How much of the recording the other JVM keeps. */
    static final Duration MOST_AGE = Duration.ofMinutes(1);

    static final long MOST_BYTES = 16_000_000;

    /* The end waits a part of the limit only: somebody waits for this process to end. */
    private static final int PART_FOR_THE_END = 3;

    /* The recorder hands its events on once a second. */
    private static final long LONGEST_WAIT_FOR_EVENTS_MILLIS = 2000;

    private final Duration limit;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Semaphore arrivals = new Semaphore(0);
    private final Thread hook = new Thread(this::end, "end-recording");
    private volatile @Nullable Throwable failure;
    private boolean closed;

    LiveRecording(Duration limit) {
        this.limit = limit;
    }

    /**
     * Connects to a JVM; nothing is recorded yet.
     *
     * @param target the id of a process of this user on this machine, {@code host:port} of its JMX agent, or the agent's URL
     * @param access how to log in at a JMX agent
     * @param limit how long the other JVM may take for an answer
     * @throws LiveException when it is not there or does not let itself be watched
     */
    public static LiveRecording connect(String target, JmxAccess access, Duration limit)
            throws LiveException, InterruptedException {
        return isProcess(target) ? AttachedRecording.attach(target, limit) : JmxRecording.reach(target, access, limit);
    }

    /** Whether a target is the id of a process. */
    public static boolean isProcess(String target) {
        return target.matches("\\d+");
    }

    /**
     * Starts to record; the consumer gets the events in the order of time, on a thread of the recording.
     *
     * @throws LiveException when the other JVM does not do it
     */
    public final void start(Duration interval, Consumer<DecodedEvent> consumer)
            throws LiveException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(hook);
        EventStream stream = record(interval);
        new LiveEvents().read(stream, consumer);
        stream.onFlush(arrivals::release);
        stream.onClose(ended::countDown);
        stream.onError(problem -> failure = problem);
        TimeLimit.call(limit, () -> {
            stream.startAsync();
            return true;
        });
    }

    /** Starts the recording in the other JVM and gives what reads it, not started. */
    abstract EventStream record(Duration interval) throws LiveException, InterruptedException;

    /** Waits for a while and then for newer events; gives false once the other JVM has ended or let the connection go. */
    public final boolean await(Duration time) throws InterruptedException {
        if (ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        Throwable problem = failure;
        if (problem instanceof RuntimeException) {
            throw new IllegalStateException("an event that was watched cannot be read", problem);
        }
        boolean arrived = arrivals.tryAcquire(LONGEST_WAIT_FOR_EVENTS_MILLIS, TimeUnit.MILLISECONDS);
        arrivals.drainPermits();
        return arrived || isConnected();
    }

    abstract boolean isConnected() throws InterruptedException;

    /** The other JVM has ended. */
    final void hasEnded() {
        ended.countDown();
    }

    /** Ends the recording in the other JVM, which gets a few seconds for that. */
    @Override
    public final void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook finds that this is closed.
            return;
        }
    }

    private synchronized void end() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            TimeLimit.call(limit.dividedBy(PART_FOR_THE_END), () -> {
                stop();
                return true;
            });
        } catch (LiveException e) {
            // It does not answer any more: what it keeps of the recording is bounded.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops to read and ends the recording in the other JVM; may take too long. */
    abstract void stop() throws Exception;
}
