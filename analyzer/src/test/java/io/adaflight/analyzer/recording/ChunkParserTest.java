package io.adaflight.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.recording.chunk.ChunkDamage;
import io.adaflight.analyzer.recording.chunk.KnownMetadata;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChunkParserTest {
    private final LoadLimits limits = new LoadLimits(1 << 20, 1 << 20, 10, Duration.ofMillis(1), 1);

    @Test
    void bounded_workThatDoesNotEnd_isGivenUpAndNothingMoreIsTried() {
        ChunkParser parser = new ChunkParser(limits, new KnownMetadata());
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> parser.bounded(() -> {
                    never.await();
                    return "";
                }))
                .isInstanceOf(ChunkDamage.class)
                .hasMessageContaining("could not be parsed within");
        assertThatThrownBy(() -> parser.bounded(() -> "done"))
                .isInstanceOf(ChunkDamage.class)
                .hasMessageContaining("was not read, because 1 chunks before it");
        never.countDown();
    }

    @Test
    void bounded_failures_becomeDamageThatNamesThem() {
        ChunkParser parser = new ChunkParser(LoadLimits.forHeap(1 << 30), new KnownMetadata());
        assertThatThrownBy(() -> parser.bounded(() -> {
                    throw new IllegalStateException("why");
                }))
                .hasMessage("cannot be parsed (IllegalStateException: why)");
        assertThatThrownBy(() -> parser.bounded(() -> {
                    throw new IllegalStateException();
                }))
                .hasMessage("cannot be parsed (IllegalStateException)");
        assertThatThrownBy(() -> parser.bounded(() -> {
                    throw new OutOfMemoryError();
                }))
                .hasMessageContaining("raise -Xmx");
    }

    @Test
    void bounded_damage_staysAsItIs() {
        ChunkParser parser = new ChunkParser(LoadLimits.forHeap(1 << 30), new KnownMetadata());
        assertThatThrownBy(() -> parser.bounded(() -> {
                    throw new ChunkDamage("has no metadata");
                }))
                .isInstanceOf(ChunkDamage.class)
                .hasMessage("has no metadata");
    }

    @Test
    void bounded_interrupted_restoresTheFlag() {
        ChunkParser parser = new ChunkParser(LoadLimits.forHeap(1 << 30), new KnownMetadata());
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> parser.bounded(() -> {
                    never.await();
                    return "";
                }))
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    @Test
    void bounded_oneAfterTheOther_shareAThreadThatEndsWithTheParser() throws Exception {
        Thread first;
        try (ChunkParser parser = new ChunkParser(LoadLimits.forHeap(1 << 30), new KnownMetadata())) {
            first = parser.bounded(Thread::currentThread);
            assertThat(parser.bounded(Thread::currentThread)).isSameAs(first).isNotSameAs(Thread.currentThread());
            assertThat(first.isDaemon()).isTrue();
        }
        first.join();
        assertThat(first.isAlive()).isFalse();
    }

    @Test
    void bounded_afterWorkThatIsLeftBehind_goesOnInAnotherThread() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ChunkParser parser = new ChunkParser(LoadLimits.forHeap(1 << 30), new KnownMetadata())) {
            Thread first = parser.bounded(Thread::currentThread);
            Thread caller = Thread.currentThread();
            assertThatThrownBy(() -> parser.bounded(() -> {
                        caller.interrupt();
                        while (never.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        return "";
                    }))
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(parser.bounded(Thread::currentThread)).isNotSameAs(first);
            assertThat(first.isAlive()).isTrue();
        } finally {
            never.countDown();
        }
    }

    @Test
    void limits_anyHeap_areWithinAGibibyte() {
        assertThat(LoadLimits.forHeap(1 << 20).chunkBytes()).isEqualTo(1 << 18);
        assertThat(LoadLimits.forHeap(Long.MAX_VALUE).chunkBytes()).isEqualTo(1 << 30);
    }
}
