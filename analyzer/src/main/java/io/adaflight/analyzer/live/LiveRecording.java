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
 * A recording of AdaFlight's events in another JVM. It ends with this object, this process or that JVM. It is limited in time
 * and size there, so it stays small if this process is killed. No call waits longer than its limit.
 */
public abstract class LiveRecording implements AutoCloseable {
    /** How much the other JVM keeps of the recording. */
    static final Duration MOST_AGE = Duration.ofMinutes(1);

    static final long MOST_BYTES = 16_000_000;

    /* Closing waits only a part of the limit, because the user waits for this process to exit. */
    private static final int PART_FOR_THE_END = 3;

    /* The recorder flushes its events once a second. */
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
     * @param access how to log in to a JMX agent
     * @param limit how long the other JVM may take to answer
     * @throws LiveException when there is no such JVM or it cannot be watched
     */
    public static LiveRecording connect(String target, JmxAccess access, Duration limit)
            throws LiveException, InterruptedException {
        return isProcess(target) ? AttachedRecording.attach(target, limit) : JmxRecording.reach(target, access, limit);
    }

    /** Whether a target is a process id. */
    public static boolean isProcess(String target) {
        return target.matches("\\d+");
    }

    /**
     * Starts recording. The consumer gets the events in time order, on a thread of the recording.
     *
     * @throws LiveException when the other JVM does not start it
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

    /** Starts the recording in the other JVM; returns the stream that reads it, not yet started. */
    abstract EventStream record(Duration interval) throws LiveException, InterruptedException;

    /** Waits for a while and then for newer events; false once the other JVM has ended or closed the connection. */
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

    /** Stops the recording in the other JVM, which gets a few seconds for it. */
    @Override
    public final void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is exiting, and the hook finds this closed.
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
            // It no longer answers; its recording is limited in size and time.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops reading and stops the recording in the other JVM; may take too long. */
    abstract void stop() throws Exception;
}
