package io.adaflight.soak;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes to several pipelines at a steady rate in all, for some time. Their sinks stall and throw now and then, so that
 * each way to lose an event is used. In the end every count must be that of the workload, in the snapshots and in the
 * recording, the heap as it was, and the rate the one that was asked for.
 */
final class LoadSoak {
    private static final int WRITERS_EACH = 2;
    private static final double SHARE_OF_RINGS = 0.3;
    private static final double SHARE_OF_QUEUE = 0.1;
    private static final int LEAST_PERCENT = 99;

    /** Less than an object kept for each collection of the counters in half an hour would take. */
    private static final long MOST_GROWTH_BYTES = 1 << 20;

    private static final int REPORTS = 30;
    private static final long LONGEST_REPORT_MILLIS = 60_000;

    private final int rate;
    private final int leastPercent;
    private final Duration duration;
    private final @Nullable Path file;
    private final Verdict verdict;
    private final LiveHeap heap = new LiveHeap();
    private final List<LoadTarget> targets = new ArrayList<>();
    private final List<LoadWriter> writers = new ArrayList<>();

    LoadSoak(Options options) {
        this.rate = options.number("rate", 1_000_000);
        this.leastPercent = options.number("least", LEAST_PERCENT);
        this.duration = options.duration("duration", "60s");
        this.file = options.flag("recording", true) ? options.recording() : null;
        this.verdict = new Verdict("load");
    }

    Verdict run() throws Exception {
        Path recorded = file;
        if (recorded == null) {
            load();
            return verdict;
        }
        try (RunningRecording recording = RunningRecording.start("adaflight", recorded)) {
            load();
            compare(recording.stop(), recorded);
        }
        return verdict;
    }

    private void load() throws Exception {
        open();
        long begin = System.nanoTime();
        writers.forEach(Thread::start);
        report(begin);
        writers.forEach(LoadWriter::finish);
        for (LoadWriter writer : writers) {
            writer.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        targets.forEach(LoadTarget::close);
        targets.forEach(target -> tally(target).compareWithSnapshot(verdict));
        judgeRate(seconds);
        heap.judge(MOST_GROWTH_BYTES, verdict);
    }

    private void open() {
        long perRing = (long) (rate * SHARE_OF_RINGS);
        add(new RingTarget("load-oldest", DropPolicy.oldest(), new CountingSink(5 * perRing, 300, 100_003)));
        add(new RingTarget("load-newest", DropPolicy.newest(), new CountingSink(7 * perRing, 200, 10_007)));
        add(new RingTarget(
                "load-block", DropPolicy.block(Duration.ofMillis(5)), new CountingSink(11 * perRing, 100, 1_000_003)));
        add(new QueueTarget("load-queue"));
    }

    private void add(LoadTarget target) {
        double share = target instanceof QueueTarget ? SHARE_OF_QUEUE : SHARE_OF_RINGS;
        targets.add(target);
        for (int number = 0; number < WRITERS_EACH; number++) {
            writers.add(new LoadWriter(target, number, rate * share / WRITERS_EACH));
        }
    }

    private void report(long begin) throws Exception {
        long millis = duration.toMillis();
        long every = Math.max(1, Math.min(LONGEST_REPORT_MILLIS, millis / REPORTS));
        Verdict.say(
                "    time       offered       written     rejected      evicted       drained   heap MiB   RSS MiB");
        for (long passed = every; passed <= millis; passed += every) {
            long wait = passed - (System.nanoTime() - begin) / 1_000_000;
            if (wait > 0) {
                Thread.sleep(wait);
            }
            reportOnce(passed);
        }
    }

    private void reportOnce(long millis) throws IOException {
        long[] sums = new long[5];
        for (LoadTarget target : targets) {
            Snapshot snapshot = snapshot(target);
            sums[0] += snapshot.totals().offered();
            sums[1] += snapshot.totals().eventsWritten();
            sums[2] += snapshot.totals().eventsRejected();
            sums[3] += snapshot.totals().eventsEvicted();
            sums[4] += snapshot.eventsDrained();
        }
        Verdict.say(
                "%6.1f s %,13d %,13d %,12d %,12d %,13d %10.2f %9d",
                millis / 1e3,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                LiveHeap.mebibytes(heap.sample()),
                LiveHeap.residentMebibytes());
    }

    private void judgeRate(double seconds) {
        long offered = writers.stream().mapToLong(LoadWriter::offeredLately).sum();
        List<Tally> tallies = targets.stream().map(this::tally).toList();
        verdict.figure("%.0f s at %,.0f events/s", seconds, offered / seconds);
        verdict.figure(
                "offered %,d, written %,d, rejected %,d, evicted %,d, drained %,d",
                offered,
                tallies.stream().mapToLong(Tally::written).sum(),
                tallies.stream().mapToLong(Tally::rejected).sum(),
                tallies.stream().mapToLong(Tally::evicted).sum(),
                tallies.stream().mapToLong(Tally::drained).sum());
        if (offered < rate * seconds * leastPercent / 100) {
            verdict.fault("%,.0f events/s were offered, %,d were asked for", offered / seconds, rate);
        }
    }

    private void compare(RecordedSums recorded, Path recording) throws IOException {
        targets.forEach(target -> tally(target).compareWithRecording(recorded, verdict));
        for (LoadTarget target : targets) {
            for (LoadWriter writer : writersOf(target)) {
                verdict.expectEqual(
                        "sum of written in the recording of thread " + writer.getName(),
                        writer.written(),
                        recorded.threadSum(target.name(), writer.getId(), "written"));
            }
        }
        verdict.figure(
                "recording %,d events in %.1f MiB, %d losses of data",
                recorded.events(), LiveHeap.mebibytes(Files.size(recording)), recorded.losses());
    }

    private List<LoadWriter> writersOf(LoadTarget target) {
        return writers.stream().filter(writer -> writer.writesTo(target)).toList();
    }

    private Tally tally(LoadTarget target) {
        return target.tally(writersOf(target));
    }

    private static Snapshot snapshot(LoadTarget target) {
        return AdaFlight.metrics(target.name()).snapshot();
    }
}
