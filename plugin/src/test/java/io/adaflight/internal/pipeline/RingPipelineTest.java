package io.adaflight.internal.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.BackPressureState;
import io.adaflight.Counter;
import io.adaflight.DropPolicy;
import io.adaflight.internal.counters.DurationEvents.Move;
import io.adaflight.internal.registry.DrainCounts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingPipelineTest {
    /** With its length, two of these fill a ring and a third does not fit. */
    private static final int HALF = TestPipeline.RING_BYTES / 2 - 4;

    private final TestPipeline tested = new TestPipeline();
    private final TestSink sink = new TestSink();

    private static byte[] event(String text) {
        return text.getBytes(US_ASCII);
    }

    /** A numbered event of half a ring. */
    private static byte[] half(int number) {
        return event(
                ("0".repeat(HALF) + number).substring(Integer.toString(number).length()));
    }

    private static int number(String half) {
        return Integer.parseInt(half);
    }

    @Test
    void writeEvent_success_metricsUpdated() {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            assertThat(pipeline.write(event("one"))).isTrue();
            assertThat(pipeline.write(event("a second one"), 2, 6)).isTrue();
        }
        assertThat(sink.events).containsExactly("one", "second");
        assertThat(tested.total(Counter.EVENTS_WRITTEN)).isEqualTo(2);
        assertThat(tested.total(Counter.BYTES_WRITTEN)).isEqualTo(9);
        assertThat(tested.drained()).isEqualTo(new DrainCounts(2, 9, 0, 0));
        assertThat(sink.closes).hasValue(1);
        tested.assertBalanced();
    }

    @Test
    void writeEvent_dropped_dropCountIncreases() throws Exception {
        TestSink gated = sink.held();
        try (RingPipeline pipeline =
                tested.builder(gated).rings(2).dropPolicy(DropPolicy.newest()).open()) {
            pipeline.write(half(0));
            pipeline.write(half(1));
            pipeline.write(half(2));
            gated.entered.await();
            pipeline.write(half(3));
            assertThat(pipeline.write(half(4))).isFalse();
            assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
            assertThat(tested.total(Counter.BYTES_REJECTED)).isEqualTo(HALF);
            assertThat(tested.total(Counter.POOL_EXHAUSTIONS)).isEqualTo(1);
            assertThat(tested.total(Counter.RING_FULL)).isEqualTo(2);
            gated.letThrough();
        }
        assertThat(sink.events).extracting(RingPipelineTest::number).containsExactly(0, 1, 2, 3);
        tested.assertBalanced();
    }

    @Test
    void writeEvent_backPressure_tracked() throws Exception {
        TestSink gated = sink.held();
        try (RingPipeline pipeline = tested.builder(gated)
                .rings(4)
                .recoveryTime(Duration.ZERO)
                .flushInterval(Duration.ofMillis(1))
                .dropPolicy(DropPolicy.newest())
                .open()) {
            for (int number = 0; number < 10; number++) {
                pipeline.write(half(number));
            }
            gated.entered.await();
            assertThat(tested.registry.current().gauge().state()).isEqualTo(BackPressureState.DROPPING);
            assertThat(tested.registry.current().gauge().ringsInRotation()).isEqualTo(4);
            gated.letThrough();
            TestPipeline.await(() -> !tested.events.episodes.isEmpty());
        }
        assertThat(tested.events.moves)
                .extracting(Move::to)
                .containsExactly(
                        BackPressureState.PRESSURE,
                        BackPressureState.DROPPING,
                        BackPressureState.RECOVERY,
                        BackPressureState.NORMAL);
        assertThat(tested.events.episodes).singleElement().satisfies(episode -> {
            assertThat(episode.lost().dropped()).isEqualTo(2);
            assertThat(episode.lost().bytesDropped()).isEqualTo(2 * HALF);
            assertThat(episode.worst()).isEqualTo(BackPressureState.DROPPING);
            assertThat(episode.cut()).isFalse();
            assertThat(episode.subject().threadId())
                    .isEqualTo(Thread.currentThread().getId());
        });
        assertThat(tested.total(Counter.DROPPING_NANOS)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, TestPipeline.RING_BYTES - 1, TestPipeline.RING_BYTES})
    void writeEvent_upToTheRingSize_arrivesWhole(int size) {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            for (int number = 0; number < 3; number++) {
                assertThat(pipeline.write(event("x".repeat(size)))).isTrue();
            }
        }
        assertThat(sink.events).hasSize(3).allMatch(event -> event.equals("x".repeat(size)));
        assertThat(tested.total(Counter.BYTES_WRITTEN)).isEqualTo(3L * size);
        tested.assertBalanced();
    }

    @Test
    void writeEvent_largerThanARing_isRejectedAndTheNextIsWritten() {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            assertThat(pipeline.write(new byte[TestPipeline.RING_BYTES + 1])).isFalse();
            assertThat(pipeline.write(event("next"))).isTrue();
        }
        assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
        assertThat(tested.total(Counter.BYTES_REJECTED)).isEqualTo(TestPipeline.RING_BYTES + 1);
        assertThat(sink.events).containsExactly("next");
    }

    @Test
    void writeEvent_byteBuffer_isWrittenAndStaysAsItWas() {
        ByteBuffer direct = ByteBuffer.allocateDirect(20);
        direct.put(5, event("inside"));
        direct.position(5).limit(11);
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            assertThat(pipeline.write(direct)).isTrue();
            assertThat(pipeline.write(ByteBuffer.allocate(TestPipeline.RING_BYTES + 1)))
                    .isFalse();
        }
        assertThat(direct.position()).isEqualTo(5);
        assertThat(direct.limit()).isEqualTo(11);
        assertThat(sink.events).containsExactly("inside");
    }

    @Test
    void writeEvent_badRange_throwsAndCountsNothing() {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            assertThatThrownBy(() -> pipeline.write(new byte[4], 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(tested.totals().offered()).isZero();
    }

    @Test
    void filtered_event_isCountedAsOffered() {
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            pipeline.filtered();
        }
        assertThat(tested.totals().offered()).isEqualTo(1);
        assertThat(tested.totals().dropped()).isZero();
    }

    @Test
    void idleThread_lastEvents_reachTheSinkByThemselves() {
        try (RingPipeline pipeline =
                tested.builder(sink).flushInterval(Duration.ofMillis(1)).open()) {
            pipeline.write(event("the only one"));
            TestPipeline.await(() -> sink.events.contains("the only one"));
            TestPipeline.await(() -> sink.flushes.get() > 0);
        }
    }

    @Test
    void dropPolicyOldest_noFreeRing_evictsTheOldestThatIsNotDrained() throws Exception {
        TestSink gated = sink.held();
        try (RingPipeline pipeline = tested.builder(gated).rings(3).open()) {
            pipeline.write(half(0));
            pipeline.write(half(1));
            pipeline.write(half(2));
            gated.entered.await();
            for (int number = 3; number < 8; number++) {
                assertThat(pipeline.write(half(number))).isTrue();
            }
            assertThat(tested.total(Counter.EVENTS_EVICTED)).isEqualTo(2);
            assertThat(tested.total(Counter.BYTES_EVICTED)).isEqualTo(2 * HALF);
            gated.letThrough();
        }
        assertThat(sink.events).extracting(RingPipelineTest::number).containsExactly(0, 1, 4, 5, 6, 7);
        assertThat(tested.total(Counter.EVENTS_REJECTED)).isZero();
        assertThat(tested.total(Counter.QUEUE_DEPTH_MAXIMUM)).isBetween(4L, 6L);
        tested.assertBalanced();
    }

    @Test
    void dropPolicyOldest_nothingToEvict_rejectsTheNewEvent() throws Exception {
        TestSink gated = sink.held();
        try (RingPipeline pipeline = tested.builder(gated).rings(2).open()) {
            pipeline.write(half(0));
            pipeline.write(half(1));
            pipeline.write(half(2));
            gated.entered.await();
            pipeline.write(half(3));
            assertThat(pipeline.write(half(4))).isFalse();
            gated.letThrough();
        }
        assertThat(sink.events).extracting(RingPipelineTest::number).containsExactly(0, 1, 2, 3);
        assertThat(tested.total(Counter.EVENTS_REJECTED)).isEqualTo(1);
        tested.assertBalanced();
    }

    @Test
    void manyThreads_events_arriveInTheOrderOfEachThread() throws Exception {
        int threads = 4;
        int events = 20_000;
        try (RingPipeline pipeline = tested.builder(sink)
                .ringBytes(4096)
                .dropPolicy(DropPolicy.block(Duration.ofMinutes(1)))
                .open()) {
            List<Thread> writers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = thread + ":";
                writers.add(TestPipeline.start(() -> {
                    for (int number = 0; number < events; number += 100) {
                        pipeline.write(event(name + number));
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
        for (int thread = 0; thread < threads; thread++) {
            String prefix = thread + ":";
            assertThat(sink.events.stream()
                            .filter(event -> event.startsWith(prefix))
                            .map(event -> Integer.valueOf(event.substring(prefix.length()))))
                    .hasSize(events / 100)
                    .isSorted();
        }
        tested.assertBalanced();
    }

    @Test
    void threads_ended_giveTheirLanesBack() throws Exception {
        try (RingPipeline pipeline =
                tested.builder(sink).flushInterval(Duration.ofMillis(1)).open()) {
            for (int thread = 0; thread < 20; thread++) {
                TestPipeline.start(() -> pipeline.write(event("from a short life")))
                        .join();
            }
            TestPipeline.await(() -> tested.registry.snapshot().retiredThreads() == 20);
            assertThat(tested.registry.snapshot().live()).isEmpty();
            assertThat(tested.drained().events()).isEqualTo(20);
        }
        assertThat(tested.total(Counter.EVENTS_WRITTEN)).isEqualTo(20);
    }

    @Test
    void pipeline_openedAgain_goesOnCounting() {
        TestSink first = new TestSink().heldAgainstInterrupts();
        RingPipeline before = tested.builder(first).open();
        before.write(event("discarded"));
        before.close(Duration.ZERO);
        first.letThrough();
        long evicted = tested.total(Counter.EVENTS_EVICTED);
        try (RingPipeline pipeline = tested.builder(sink).open()) {
            pipeline.write(event("again"));
            assertThat(tested.total(Counter.EVENTS_EVICTED)).isEqualTo(evicted);
            assertThat(tested.total(Counter.EVENTS_WRITTEN)).isEqualTo(2);
        }
        assertThat(tested.registry.snapshot().live()).hasSize(1);
    }

    @Test
    void pipeline_nameAndConfiguration_areThoseOfTheBuilder() {
        try (RingPipeline pipeline = tested.builder(sink)
                .rings(8)
                .dropPolicy(DropPolicy.block(Duration.ofMillis(5)))
                .open()) {
            assertThat(pipeline.name()).isEqualTo("tested");
            assertThat(pipeline.configuration().rings()).isEqualTo(8);
            assertThat(pipeline.configuration().ringBytes()).isEqualTo(TestPipeline.RING_BYTES);
            assertThat(pipeline.configuration().dropPolicy()).isEqualTo("block PT0.005S");
            assertThat(pipeline.configuration().sink()).isEqualTo(TestSink.class.getName());
            assertThat(pipeline.configuration().drainCounted()).isTrue();
            assertThat(pipeline.isClosed()).isFalse();
            assertThat(Objects.requireNonNull(
                                    tested.registry.drainThreads().get(0).get())
                            .getName())
                    .isEqualTo("adaflight-drain-tested");
        }
    }
}
