package io.adaflight.soak;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import io.adaflight.PipelineMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts short-lived threads, a few at a time, each of which writes to a pipeline with rings and counts in a queue of the
 * application's own. In the end the totals must be exact and the heap as it was.
 */
final class ChurnSoak {
    private static final String RINGS = "churn-rings";
    private static final String QUEUE = "churn-queue";
    private static final int LAUNCHERS = 2;
    private static final int BATCH = 25;
    private static final int SAMPLES = 40;
    private static final int EVENTS_EACH = 3;
    private static final int RING_BYTES = 256;

    /** Enough for the loading of classes. */
    private static final long STACK_BYTES = 256 * 1024;

    /** More than those that live, or have ended and are not recorded yet, come to; 4 bytes for each of a million. */
    private static final long MOST_GROWTH_BYTES = 4 << 20;

    private final int threads;
    private final Function<Runnable, Thread> starter;
    private final @Nullable Path file;
    private final Verdict verdict;
    private final LiveHeap heap = new LiveHeap();
    private final CountingSink sink = new CountingSink(100_003, 20, 10_007);
    private final EventPipeline pipeline = AdaFlight.pipeline(RINGS)
            .ringBytes(RING_BYTES)
            .dropPolicy(DropPolicy.newest())
            .sink(sink)
            .open();
    private final PipelineMetrics queue = AdaFlight.metrics(QUEUE);
    private final AtomicLong lives = new AtomicLong();
    private final AtomicLong started = new AtomicLong();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder acceptedBytes = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder refusedBytes = new LongAdder();

    ChurnSoak(Options options) {
        String kind = options.text("kind", "platform");
        this.threads = options.number("threads", 1_000_000);
        this.starter = switch (kind) {
            case "platform" -> ChurnSoak::startPlatform;
            case "virtual" -> VirtualThreadStarter.find()::start;
            default -> throw new IllegalArgumentException("kind is '" + kind + "', expected platform or virtual");
        };
        this.file = options.flag("recording", true) ? options.recording() : null;
        this.verdict = new Verdict("churn");
        verdict.figure("%,d %s threads, %s recording", threads, kind, file == null ? "no" : "one");
    }

    private static Thread startPlatform(Runnable task) {
        Thread thread = new Thread(null, task, "short-lived", STACK_BYTES);
        thread.start();
        return thread;
    }

    Verdict run() throws Exception {
        Path recorded = file;
        if (recorded == null) {
            churn();
            return verdict;
        }
        try (RunningRecording recording = RunningRecording.start("adaflight", recorded)) {
            churn();
            RecordedSums sums = recording.stop();
            tallies().forEach(tally -> tally.compareWithRecording(sums, verdict));
            verdict.figure("recording %,d events, %d losses of data", sums.events(), sums.losses());
        }
        return verdict;
    }

    private void churn() throws Exception {
        long begin = System.nanoTime();
        List<Thread> launchers = new ArrayList<>();
        for (int launcher = 0; launcher < LAUNCHERS; launcher++) {
            Thread thread = new Thread(this::launch, "launcher-" + launcher);
            launchers.add(thread);
            thread.start();
        }
        sampleHeap();
        for (Thread launcher : launchers) {
            launcher.join();
        }
        pipeline.close();
        verdict.figure("%.0f s", (System.nanoTime() - begin) / 1e9);
        tallies().forEach(tally -> tally.compareWithSnapshot(verdict));
        heap.judge(MOST_GROWTH_BYTES, verdict);
    }

    private void launch() {
        try {
            List<Thread> batch = new ArrayList<>();
            while (started.getAndIncrement() < threads) {
                batch.add(starter.apply(this::live));
                if (batch.size() == BATCH) {
                    join(batch);
                }
            }
            join(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(List<Thread> batch) throws InterruptedException {
        for (Thread thread : batch) {
            thread.join();
        }
        batch.clear();
    }

    /** What each short-lived thread does; sizes from none to one that no ring can take. */
    private void live() {
        byte[] event = new byte[RING_BYTES + 1];
        long number = lives.getAndIncrement();
        for (int index = 0; index < EVENTS_EACH; index++) {
            int length = (int) ((number + 101L * index) % (RING_BYTES + 2));
            boolean written = pipeline.write(event, 0, length);
            (written ? accepted : refused).increment();
            (written ? acceptedBytes : refusedBytes).add(length);
        }
        queue.thread().written(1);
        queue.thread().evicted(1, 1);
        queue.thread().rejected(2);
        queue.thread().filtered();
    }

    private void sampleHeap() throws Exception {
        for (int sample = 1; sample < SAMPLES; sample++) {
            while (started.get() < (long) threads * sample / SAMPLES) {
                Thread.sleep(1);
            }
            double mebibytes = LiveHeap.mebibytes(heap.sample());
            Verdict.say(
                    "%,10d threads, heap %.2f MiB, RSS %d MiB", started.get(), mebibytes, LiveHeap.residentMebibytes());
        }
    }

    private List<Tally> tallies() {
        Tally rings = new Tally(
                RINGS,
                accepted.sum(),
                acceptedBytes.sum(),
                refused.sum(),
                refusedBytes.sum(),
                0,
                sink.events(),
                sink.bytes(),
                sink.failed());
        return List.of(rings, new Tally(QUEUE, threads, threads, threads, 2L * threads, threads, 0, 0, 0));
    }
}
