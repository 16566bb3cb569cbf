package io.adaflight.internal.pipeline;

import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.EventPipelineBuilder;
import io.adaflight.EventSink;
import io.adaflight.soak.VirtualThreadStarter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A pipeline under a random mix of drop policy, sink, event sizes, lives of threads and ways to close. A seed decides all
 * but the timing. It counts for itself what it does.
 */
public final class Mix {
    private static final int LONGEST_EVENT_BEYOND = 1_000;
    private static final int SHORT_LIVES = 10;
    private static final int EVENTS_OF_WAITING_WRITERS = 150;
    private static final long PATIENCE_MILLIS = 120_000;

    private enum Life {
        LONG,
        SHORT,
        INTERRUPTED,
        KILLED,
        VIRTUAL
    }

    private enum Closing {
        AT_ONCE,
        MIDWAY,
        TWICE,
        FROM_SINK,
        AT_THE_END
    }

    private final String name;
    private final Random random;
    private final MixSink sink;
    private final Closing closing;
    private final Duration deadline;
    private final int ringBytes;
    private final int mostEvents;
    private final EventPipeline pipeline;
    private final List<Thread> writers = new ArrayList<>();
    private final List<Thread> victims = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong bytesWritten = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong bytesRejected = new AtomicLong();
    private final AtomicLong filtered = new AtomicLong();
    private final AtomicBoolean tookTooLarge = new AtomicBoolean();

    /**
     * A mix whose pipeline is open.
     *
     * @param mayAbandon whether the sink may hang against interrupts, so that the close has to leave it behind
     * @param builder gives a pipeline for a sink
     */
    public Mix(long seed, boolean mayAbandon, Function<EventSink, EventPipelineBuilder> builder) {
        /* Seeds one after the other give a plain Random nearly the same first choices. */
        random = new Random(new SplittableRandom(seed).nextLong());
        sink = new MixSink(sinkKind(mayAbandon), 1 + random.nextInt(200));
        closing = pick(Closing.values());
        deadline = deadline();
        ringBytes = 64 + random.nextInt(1_000);
        DropPolicy policy = policy(random.nextInt(3));
        boolean waits = policy.kind() == DropPolicy.Kind.BLOCK && sink.kind() != MixSink.Kind.FAST;
        mostEvents = waits ? EVENTS_OF_WAITING_WRITERS : 3_000;
        int rings = 2 + random.nextInt(4);
        int flushMillis = 1 + random.nextInt(4);
        pipeline = builder.apply(sink)
                .rings(rings)
                .ringBytes(ringBytes)
                .dropPolicy(policy)
                .flushInterval(Duration.ofMillis(flushMillis))
                .recoveryTime(Duration.ofMillis(1))
                .open();
        name = "seed " + seed + " (repeat it with -Dmix.seed=" + seed + "): policy "
                + policy + ", " + rings + " rings of " + ringBytes + " bytes, sink "
                + sink.kind() + ", closed " + closing + " within " + deadline;
    }

    /** Whether a line of the log is of a sink that fails or hangs on purpose. */
    public static boolean isOfItsSink(String line, String pipeline) {
        return line.startsWith("WARNING sink of pipeline '" + pipeline + "' failed")
                && (line.endsWith("IOException: now and then") || line.endsWith("InterruptedException"));
    }

    private MixSink.Kind sinkKind(boolean mayAbandon) {
        if (mayAbandon && random.nextInt(100) == 0) {
            return MixSink.Kind.DEAF;
        }
        return pick(MixSink.Kind.FAST, MixSink.Kind.SLOW, MixSink.Kind.THROWING, MixSink.Kind.DEAD);
    }

    private Duration deadline() {
        Duration brief = random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(20);
        return sink.kind().hangs() || random.nextBoolean() ? brief : Duration.ofMinutes(1);
    }

    private static DropPolicy policy(int kind) {
        return kind == 0
                ? DropPolicy.oldest()
                : kind == 1 ? DropPolicy.newest() : DropPolicy.block(Duration.ofMillis(1));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Runs the mix to its end; the pipeline is closed then. */
    public void run() throws InterruptedException {
        int slots = 1 + random.nextInt(4);
        int events = slots * mostEvents / 2;
        long closeAt = random.nextInt(events);
        long interruptAt = random.nextInt(events);
        if (closing == Closing.FROM_SINK) {
            sink.closeAt(1 + random.nextInt(100), () -> pipeline.close(deadline));
        }
        for (int slot = 0; slot < slots; slot++) {
            prepare(pick(Life.values()), random.nextLong());
        }
        running.set(slots);
        writers.forEach(Thread::start);
        Thread interrupter = TestPipeline.start(() -> {
            awaitOffered(interruptAt);
            victims.forEach(Thread::interrupt);
        });
        close(closeAt);
        for (Thread writer : writers) {
            join(writer);
        }
        join(interrupter);
        pipeline.close(deadline);
    }

    private void close(long at) throws InterruptedException {
        switch (closing) {
            case AT_ONCE -> pipeline.close(deadline);
            case MIDWAY -> {
                awaitOffered(at);
                pipeline.close(deadline);
            }
            case TWICE -> {
                awaitOffered(at);
                Thread second = TestPipeline.start(() -> pipeline.close(Duration.ZERO));
                pipeline.close(deadline);
                join(second);
            }
            case FROM_SINK, AT_THE_END -> {}
        }
    }

    /** Waits until so many events were offered, or no thread offers any more. */
    private void awaitOffered(long count) {
        while (offered.get() < count && running.get() > 0) {
            LockSupport.parkNanos(10_000);
        }
    }

    private void join(Thread thread) throws InterruptedException {
        thread.join(PATIENCE_MILLIS);
        if (thread.isAlive()) {
            AssertionError hangs = new AssertionError(name + ": a thread hangs");
            hangs.setStackTrace(thread.getStackTrace());
            throw hangs;
        }
    }

    private void prepare(Life life, long seed) {
        Runnable task = switch (life) {
            case LONG, INTERRUPTED -> () -> write(new Random(seed), mostEvents, false);
            case KILLED -> () -> write(new Random(seed), mostEvents, true);
            case SHORT -> () -> liveShortly(new Random(seed), TestPipeline::start);
            case VIRTUAL -> () -> liveShortly(new Random(seed), starter());
        };
        Thread writer = new Thread(() -> {
            try {
                task.run();
            } finally {
                running.decrementAndGet();
            }
        });
        writers.add(writer);
        if (life == Life.INTERRUPTED || life == Life.KILLED) {
            victims.add(writer);
        }
    }

    private static Function<Runnable, Thread> starter() {
        return VirtualThreadStarter.isPossible() ? VirtualThreadStarter.find()::start : TestPipeline::start;
    }

    /** Half of the threads one after the other, half together. */
    private void liveShortly(Random own, Function<Runnable, Thread> starter) {
        List<Thread> living = new ArrayList<>();
        try {
            for (int life = 0; life < SHORT_LIVES; life++) {
                long seed = own.nextLong();
                Thread thread = starter.apply(() -> write(new Random(seed), Math.min(40, mostEvents), false));
                living.add(thread);
                if (life < SHORT_LIVES / 2) {
                    thread.join();
                }
            }
            for (Thread thread : living) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(Random own, int most, boolean diesOfInterrupt) {
        int number = numbers.incrementAndGet();
        ByteBuffer event = ByteBuffer.allocate(ringBytes + LONGEST_EVENT_BEYOND);
        int events = 1 + own.nextInt(most);
        for (int sequence = 0; sequence < events; sequence++) {
            offered.incrementAndGet();
            if (own.nextInt(50) == 0) {
                pipeline.filtered();
                filtered.incrementAndGet();
            } else {
                int length = length(own);
                event.clear().putInt(0, number).putInt(4, sequence).limit(length);
                count(length, own.nextBoolean() ? pipeline.write(event) : pipeline.write(event.array(), 0, length));
            }
            if (diesOfInterrupt && Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private int length(Random own) {
        return switch (own.nextInt(40)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> ringBytes - Ring.HEADER_BYTES;
            case 3 -> ringBytes - 1;
            case 4 -> ringBytes;
            case 5 -> ringBytes + 1;
            case 6 -> ringBytes + own.nextInt(LONGEST_EVENT_BEYOND);
            default -> 8 + own.nextInt(40);
        };
    }

    private void count(int length, boolean accepted) {
        if (accepted) {
            written.incrementAndGet();
            bytesWritten.addAndGet(length);
            if (length > ringBytes) {
                tookTooLarge.set(true);
            }
        } else {
            rejected.incrementAndGet();
            bytesRejected.addAndGet(length);
        }
    }

    /** What was mixed, and how to do it again. */
    @Override
    public String toString() {
        return name;
    }

    /** What it was given. */
    MixSink sink() {
        return sink;
    }

    /** Whether an event was accepted that no ring can hold. */
    boolean tookTooLarge() {
        return tookTooLarge.get();
    }

    /** What was counted; after the run. */
    public Counted counted() {
        return new Counted(
                written.get(),
                bytesWritten.get(),
                rejected.get(),
                bytesRejected.get(),
                filtered.get(),
                sink.calls(),
                sink.bytes(),
                sink.failures());
    }

    /** What a mix counted for itself, from its own calls and from what its sink was given. */
    public record Counted(
            long written,
            long bytesWritten,
            long rejected,
            long bytesRejected,
            long filtered,
            long received,
            long bytesReceived,
            long failed) {}
}
