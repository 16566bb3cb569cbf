package io.adaflight.soak;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.EventSink;
import io.adaflight.FileSink;
import io.adaflight.Snapshot;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes through a pipeline of each drop policy, and opens and closes others, while heap, threads and file handles run out
 * again and again. Afterwards the drains must drain, the snapshots move and the books balance.
 */
final class ExhaustionChild {
    static final String COMMAND = "exhaustion-child";

    private static final int WRITERS_EACH = 2;
    private static final long HOLD_MILLIS = 3;
    private static final long PAUSE_MILLIS = 30;
    private static final int BURST = 50;
    private static final long BETWEEN_BURSTS_NANOS = 500_000;
    private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;
    private static final int AFTERWARDS = 1_000;

    private final Duration duration;
    private final Path file;
    private final AtomicBoolean end = new AtomicBoolean();
    private final Verdict verdict = new Verdict("exhaustion");
    private final List<Exhausted> pipelines = new ArrayList<>();
    private long opened;
    private long notOpened;

    ExhaustionChild(Options options) {
        this.duration = options.duration("duration", "60s");
        this.file = Path.of(options.text("folder", "target/soak"), "exhaustion.out");
    }

    /** A pipeline with its writers; what they counted is in fields, so that counting needs no memory. */
    private static final class Exhausted implements EventSink {
        private final EventPipeline pipeline;
        private final List<Writer> writers = new ArrayList<>();
        private volatile long drained;
        private volatile boolean closed;

        Exhausted(String name, DropPolicy policy) {
            pipeline = AdaFlight.pipeline(name)
                    .ringBytes(1024)
                    .dropPolicy(policy)
                    .flushInterval(Duration.ofMillis(1))
                    .sink(this)
                    .open();
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // The drain thread alone.
        public void write(ByteBuffer event) {
            drained++;
        }

        @Override
        public void close() {
            closed = true;
        }

        Snapshot snapshot() {
            return AdaFlight.metrics(pipeline.name()).snapshot();
        }
    }

    /** Writes until it is told to end; an event of which an error hides whether it was accepted is counted as unclear. */
    private static final class Writer {
        private final EventPipeline pipeline;
        private final AtomicBoolean end;
        private final Thread thread;
        private final byte[] event = new byte[40];
        private long accepted;
        private long refused;
        private long unclear;

        Writer(EventPipeline pipeline, AtomicBoolean end) {
            this.pipeline = pipeline;
            this.end = end;
            this.thread = new Thread(null, this::run, "writer", Hog.STACK_BYTES);
            thread.start();
        }

        private void run() {
            while (!end.get()) {
                for (int number = 0; number < BURST; number++) {
                    write();
                }
                LockSupport.parkNanos(BETWEEN_BURSTS_NANOS);
            }
        }

        private void write() {
            try {
                if (pipeline.write(event)) {
                    accepted++;
                } else {
                    refused++;
                }
            } catch (OutOfMemoryError e) {
                unclear++;
            }
        }
    }

    Verdict run() throws Exception {
        pipelines.add(new Exhausted("exhausted-oldest", DropPolicy.oldest()));
        pipelines.add(new Exhausted("exhausted-newest", DropPolicy.newest()));
        pipelines.add(new Exhausted("exhausted-block", DropPolicy.block(Duration.ofMillis(2))));
        for (Exhausted exhausted : pipelines) {
            for (int writer = 0; writer < WRITERS_EACH; writer++) {
                exhausted.writers.add(new Writer(exhausted.pipeline, end));
            }
        }
        List<Hog> hogs = new ArrayList<>();
        for (String what : List.of("heap", "threads", "files")) {
            hogs.add(Hog.start(what, end, HOLD_MILLIS, PAUSE_MILLIS));
        }
        long until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() - until < 0) {
            openAndClose();
        }
        end.set(true);
        verdict.figure(
                "%,d times no heap, %,d no thread, %,d no file",
                hogs.get(0).join(), hogs.get(1).join(), hogs.get(2).join());
        verdict.figure("%,d pipelines opened and closed, %,d refused", opened, notOpened);
        for (Exhausted exhausted : pipelines) {
            judge(exhausted);
        }
        openAndClose();
        if (opened == 0) {
            verdict.fault("no pipeline could be opened, not even afterwards");
        }
        return verdict;
    }

    private void openAndClose() {
        try {
            AdaFlight.pipeline("exhausted-file")
                    .ringBytes(1024)
                    .sink(FileSink.plain(file))
                    .open()
                    .close();
            opened++;
        } catch (OutOfMemoryError | UncheckedIOException e) {
            notOpened++;
        }
    }

    private void judge(Exhausted exhausted) throws InterruptedException {
        String name = exhausted.pipeline.name();
        for (Writer writer : exhausted.writers) {
            writer.thread.join();
        }
        Writer last = exhausted.writers.get(0);
        Snapshot before = exhausted.snapshot();
        long drained = exhausted.drained;
        for (int event = 0; event < AFTERWARDS; event++) {
            last.write();
        }
        long begin = System.nanoTime();
        while ((exhausted.drained == drained || exhausted.snapshot().epochMillis() == before.epochMillis())
                && System.nanoTime() - begin < LONGEST_WAIT_NANOS) {
            Thread.onSpinWait();
        }
        if (exhausted.drained == drained) {
            verdict.fault("%s: nothing is drained any more", name);
        }
        if (exhausted.snapshot().epochMillis() == before.epochMillis()) {
            verdict.fault("%s: the snapshots stand still", name);
        }
        if (!exhausted.pipeline.close(Duration.ofMinutes(1)).finished() || !exhausted.closed) {
            verdict.fault("%s: the close did not finish", name);
        }
        compare(exhausted, name);
    }

    private void compare(Exhausted exhausted, String name) {
        long accepted = 0;
        long refused = 0;
        long unclear = 0;
        for (Writer writer : exhausted.writers) {
            accepted += writer.accepted;
            refused += writer.refused;
            unclear += writer.unclear;
        }
        Snapshot last = lastSnapshot(exhausted);
        expectWithin(name + ": written", accepted, last.totals().eventsWritten(), unclear);
        expectWithin(name + ": rejected", refused, last.totals().eventsRejected(), unclear);
        verdict.expectEqual(name + ": drained", exhausted.drained, last.eventsDrained());
        verdict.expectEqual(
                name + ": drained and evicted",
                last.totals().eventsWritten(),
                last.eventsDrained() + last.totals().eventsEvicted());
        verdict.figure(
                "%s: offered %,d, drained %,d, %d unclear",
                name, accepted + refused + unclear, exhausted.drained, unclear);
    }

    private void expectWithin(String what, long expected, long actual, long unclear) {
        if (actual < expected || actual > expected + unclear) {
            verdict.fault("%s is %,d, the workload counted %,d and %,d unclear", what, actual, expected, unclear);
        }
    }

    /** A snapshot that was not begun before this call. */
    private static Snapshot lastSnapshot(Exhausted exhausted) {
        long now = System.currentTimeMillis();
        Snapshot snapshot = exhausted.snapshot();
        while (snapshot.epochMillis() <= now) {
            Thread.onSpinWait();
            snapshot = exhausted.snapshot();
        }
        return snapshot;
    }
}
