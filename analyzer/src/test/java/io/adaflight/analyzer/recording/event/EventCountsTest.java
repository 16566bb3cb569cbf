package io.adaflight.analyzer.recording.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventCountsTest {
    private static final EventCounts SOME = new EventCounts(1, 2, 3, 4, 5, 6, 7);
    private static final long MAX = Long.MAX_VALUE;

    @Test
    void offered_counts_isWrittenRejectedAndFiltered() {
        assertThat(SOME.offered()).isEqualTo(10);
        assertThat(EventCounts.NONE.offered()).isZero();
    }

    @Test
    void sums_nearTheEnd_saturate() {
        EventCounts full = new EventCounts(MAX, MAX, MAX, MAX, MAX, MAX, MAX);
        assertThat(full.plus(SOME)).isEqualTo(full);
        assertThat(full.offered()).isEqualTo(MAX);
        assertThat(SOME.minus(full)).isEqualTo(EventCounts.NONE);
        assertThat(SOME.minus(full).isNone()).isTrue();
        assertThat(SOME.isNone()).isFalse();
    }

    @Test
    void lossRatio_anyCounts_staysWithinBounds() {
        assertThat(EventCounts.NONE.lossRatio()).isZero();
        assertThat(SOME.lossRatio()).isEqualTo(0.2);
        assertThat(new EventCounts(0, 9, 0, 1, 0, 0, 0).lossRatio()).isEqualTo(1.0);
    }

    @Test
    void isBelow_anySmallerCount_isTrue() {
        assertThat(SOME.isBelow(SOME)).isFalse();
        assertThat(SOME.isBelow(new EventCounts(0, 0, 0, 0, 0, 0, 8))).isTrue();
        assertThat(SOME.plus(SOME).isBelow(SOME)).isFalse();
    }

    @Test
    void before_countOfTheIntervalAtItsEnd_isZero() {
        int end = Integer.MAX_VALUE;
        EventCounts total = new EventCounts(MAX, 10, 8, 2, 1, MAX, 9);
        assertThat(total.before(new EventCounts(end, 3, 3, 2, 0, 5, 5)))
                .isEqualTo(new EventCounts(0, 7, 5, 0, 1, MAX - 5, 4));
        assertThat(total.before(new EventCounts(1, end, end, end, end, end, end)))
                .isEqualTo(new EventCounts(MAX - 1, 0, 0, 0, 0, MAX - end, 0));
    }

    @Test
    void bytes_ofWrittenOrLostEvents_areKnown() {
        assertThat(EventCounts.NONE.areBytesKnown()).isFalse();
        assertThat(new EventCounts(1, 0, 0, 0, 0, 5, 0).areBytesKnown()).isTrue();
        assertThat(new EventCounts(0, 1, 0, 1, 0, 0, 5).areBytesKnown()).isTrue();
    }
}
