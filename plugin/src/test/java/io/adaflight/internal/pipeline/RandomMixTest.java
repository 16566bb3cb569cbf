package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.captured.CapturedLog;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.pipeline.Mix.Counted;
import io.adaflight.internal.registry.DrainCounts;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random mixes of everything; a failure names the seed that repeats the mix. */
class RandomMixTest {
    private static final int ROUNDS = 400;

    @Test
    void mix_ofPolicySinkSizeLifeAndClose_balancesAndKeepsTheOrder(CapturedLog log) throws InterruptedException {
        Long repeated = Long.getLong("mix.seed");
        long first = new Random().nextLong();
        for (int round = 0; round < ROUNDS; round++) {
            run(repeated == null ? first + round : repeated);
        }
        assertThat(log.take()).isNotEmpty().allMatch(line -> Mix.isOfItsSink(line, "tested"));
    }

    private static void run(long seed) throws InterruptedException {
        TestPipeline tested = new TestPipeline();
        Mix mix = new Mix(seed, true, tested::builder);
        mix.run();
        try {
            check(mix, tested);
        } catch (AssertionError e) {
            throw new AssertionError(mix + ": " + e.getMessage(), e);
        } finally {
            mix.sink().release();
        }
    }

    private static void check(Mix mix, TestPipeline tested) {
        Counted counted = mix.counted();
        Counts totals = tested.totals();
        assertThat(totals.get(Counter.EVENTS_WRITTEN)).as("written").isEqualTo(counted.written());
        assertThat(totals.get(Counter.BYTES_WRITTEN)).as("bytes written").isEqualTo(counted.bytesWritten());
        assertThat(totals.get(Counter.EVENTS_REJECTED)).as("rejected").isEqualTo(counted.rejected());
        assertThat(totals.get(Counter.BYTES_REJECTED)).as("bytes rejected").isEqualTo(counted.bytesRejected());
        assertThat(totals.get(Counter.EVENTS_FILTERED)).as("filtered").isEqualTo(counted.filtered());
        assertThat(mix.tookTooLarge()).as("took what no ring holds").isFalse();
        assertThat(mix.sink().outOfOrder()).as("out of order").isZero();
        DrainCounts drained = tested.drained();
        if (mix.sink().kind() == MixSink.Kind.DEAF) {
            // Left behind in the middle of a slice, which counts as discarded.
            assertThat(drained.events()).as("drained").isLessThanOrEqualTo(counted.received());
        } else {
            assertThat(drained.events()).as("drained").isEqualTo(counted.received());
            assertThat(drained.bytes()).as("bytes drained").isEqualTo(counted.bytesReceived());
            assertThat(drained.failed()).as("failed").isEqualTo(counted.failed());
        }
        tested.assertBalanced();
    }
}
