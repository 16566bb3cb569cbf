package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.captured.CapturedLog;
import io.adaflight.internal.pipeline.Mix;
import io.adaflight.internal.pipeline.Mix.Counted;
import io.adaflight.soak.RecordedSums;
import io.adaflight.soak.RunningRecording;
import io.adaflight.soak.Tally;
import io.adaflight.soak.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random mixes while recordings run, start and stop; a failure names the seed that repeats them. */
class RecordedMixIT {
    private static final int MIXES = 25;
    private static final int RESTARTS = 100;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("mix.seed", new Random().nextLong());
    private final List<Counted> counted = new ArrayList<>();
    private final CapturedLog log;

    RecordedMixIT(CapturedLog log) {
        this.log = log;
    }

    @Test
    void mixes_withoutARecording_haveExactTotals() throws Exception {
        run("mix-unrecorded", MIXES);
        assertNoFaults(verdict("mix-unrecorded", null));
    }

    @Test
    void mixes_withOneRecording_areInItToTheEvent() throws Exception {
        try (RunningRecording recording = start("adaflight", "one")) {
            run("mix-one", MIXES);
            assertNoFaults(verdict("mix-one", recording.stop()));
        }
    }

    @Test
    void mixes_withTwoRecordings_areInBothToTheEvent() throws Exception {
        try (RunningRecording longer = start("adaflight", "longer");
                RunningRecording shorter = start("adaflight-detail", "shorter")) {
            run("mix-two", MIXES);
            assertNoFaults(verdict("mix-two", shorter.stop()));
            run("mix-two", MIXES);
            assertNoFaults(verdict("mix-two", longer.stop()));
        }
    }

    @Test
    void mixes_whileRecordingsStartAndStop_haveExactTotalsAndAreRecordedOnce() throws Exception {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<RecordedSums> recordings = new ArrayList<>();
        Thread restarts = new Thread(() -> {
            try {
                for (int restart = 0; restart < RESTARTS; restart++) {
                    try (RunningRecording recording = start("adaflight", "restart-" + restart)) {
                        recordings.add(recording.stop());
                    }
                }
            } catch (IOException | RuntimeException e) {
                failure.set(e);
            }
        });
        restarts.start();
        while (restarts.isAlive()) {
            run("mix-restarts", 1);
        }
        restarts.join();
        assertThat(failure.get()).isNull();
        assertNoFaults(verdict("mix-restarts", null));
        for (String field : List.of("written", "rejected", "evicted", "filtered", "drained", "failed")) {
            long recorded = recordings.stream()
                    .mapToLong(sums -> sums.pipelineSum("mix-restarts", field))
                    .sum();
            assertThat(recorded).as(field).isBetween(0L, fieldOf(field));
        }
        counted.clear();
        try (RunningRecording recording = start("adaflight", "last")) {
            run("mix-restarts", 1);
            RecordedSums last = recording.stop();
            assertThat(last.pipelineSum("mix-restarts", "written"))
                    .as("seed %d", seed)
                    .isEqualTo(sum(Counted::written));
        }
    }

    private long fieldOf(String field) {
        return switch (field) {
            case "written" -> sum(Counted::written);
            case "rejected" -> sum(Counted::rejected);
            case "evicted" -> sum(Counted::written) - sum(Counted::received);
            case "filtered" -> sum(Counted::filtered);
            case "drained" -> sum(Counted::received);
            default -> sum(Counted::failed);
        };
    }

    private RunningRecording start(String settings, String name) throws IOException {
        return RunningRecording.start(settings, folder.resolve(name + ".jfr"));
    }

    private void run(String pipeline, int mixes) throws InterruptedException {
        for (int number = 0; number < mixes; number++) {
            Mix mix = new Mix(
                    seed + counted.size(),
                    false,
                    sink -> AdaFlight.pipeline(pipeline).sink(sink));
            mix.run();
            counted.add(mix.counted());
        }
        assertThat(log.take()).allMatch(line -> Mix.isOfItsSink(line, pipeline));
    }

    private Verdict verdict(String pipeline, @Nullable RecordedSums recorded) {
        Tally tally = new Tally(
                pipeline,
                sum(Counted::written),
                sum(Counted::bytesWritten),
                sum(Counted::rejected),
                sum(Counted::bytesRejected),
                sum(Counted::filtered),
                sum(Counted::received),
                sum(Counted::bytesReceived),
                sum(Counted::failed));
        Verdict verdict = new Verdict(pipeline);
        tally.compareWithSnapshot(verdict);
        if (recorded != null) {
            tally.compareWithRecording(recorded, verdict);
        }
        return verdict;
    }

    private long sum(ToLongFunction<Counted> field) {
        return counted.stream().mapToLong(field).sum();
    }

    private void assertNoFaults(Verdict verdict) {
        assertThat(verdict.faults())
                .as("%d mixes from seed %d on; repeat them with -Dmix.seed=%d", counted.size(), seed, seed)
                .isEmpty();
    }
}
