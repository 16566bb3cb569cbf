package io.adaflight.analyzer.recording.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChunkHeaderTest {
    private static final long SIZE = 1000;
    private static final int COMPRESSED = 1;

    private static ChunkHeader header(int major, long size, long pool, long metadata, long start, long ticks) {
        return new ChunkHeader(major, 1, size, pool, metadata, start, 5, 6, ticks, 0, COMPRESSED);
    }

    private static String problem(ChunkHeader header) {
        return String.valueOf(header.problem(SIZE, SIZE));
    }

    @Test
    void problem_soundHeader_isNone() {
        assertThat(header(2, SIZE, 500, 600, 1, 1).problem(SIZE, SIZE)).isNull();
        assertThat(header(1, SIZE, 0, 600, 1, 1).problem(SIZE, SIZE)).isNull();
    }

    @Test
    void problem_placesOutsideOfTheChunk_areTold() {
        assertThat(problem(header(2, SIZE, 500, 67, 1, 1))).contains("metadata is at 67");
        assertThat(problem(header(2, SIZE, 500, SIZE, 1, 1))).contains("metadata is at 1000");
        assertThat(problem(header(2, SIZE, 67, 600, 1, 1))).contains("constant pool is at 67");
        assertThat(problem(header(2, SIZE, SIZE, 600, 1, 1))).contains("constant pool is at 1000");
    }

    @Test
    void problem_clockThatCannotBe_isTold() {
        assertThat(problem(header(2, SIZE, 500, 600, 0, 1))).contains("clock");
        assertThat(problem(header(2, SIZE, 500, 600, 1, 0))).contains("clock");
    }

    @Test
    void problem_sizeAndFlags_areTold() {
        assertThat(problem(header(3, SIZE, 500, 600, 1, 1))).contains("version 3.1");
        assertThat(problem(header(2, 67, 500, 600, 1, 1))).contains("less than its own header");
        assertThat(problem(header(2, SIZE + 1, 500, 600, 1, 1))).contains("cut short");
        assertThat(header(2, SIZE, 500, 600, 1, 1).problem(SIZE, SIZE - 1)).contains("raise -Xmx");
        assertThat(problem(new ChunkHeader(2, 1, SIZE, 500, 600, 1, 5, 6, 1, 0, 0)))
                .contains("not compressed");
    }

    @Test
    void problem_chunkThatWasNotFinished_mustHaveBeenFlushed() {
        assertThat(problem(new ChunkHeader(2, 1, 68, 0, 600, 1, 5, 6, 1, 1, COMPRESSED)))
                .contains("never flushed");
        assertThat(problem(new ChunkHeader(2, 1, SIZE, 0, 0, 1, 5, 6, 1, 1, COMPRESSED)))
                .contains("never flushed");
        assertThat(new ChunkHeader(2, 1, SIZE, 0, 600, 1, 5, 6, 1, 1, COMPRESSED).problem(SIZE, SIZE))
                .isNull();
    }

    @Test
    void plausible_isWhatCouldBeAHeader() {
        assertThat(header(2, SIZE, 0, 600, 1, 1).isPlausible()).isTrue();
        assertThat(header(7, SIZE, 0, 600, 1, 1).isPlausible()).isFalse();
        assertThat(header(2, 67, 0, 600, 1, 1).isPlausible()).isFalse();
        assertThat(header(2, SIZE, 0, 600, 0, 1).isPlausible()).isFalse();
    }
}
