package io.adaflight.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwapHistogramTest {
    /** 2^(1/6) - 1, and rounding to whole nanoseconds. */
    private static final double ERROR = 0.125;

    private static final double[] SHARES = {0, 0.1, 0.5, 0.9, 0.99, 0.999, 1};

    @Test
    void bucket_everyTimeUpToATenthOfAMillisecond_isRepresentedWithinTheError() {
        for (long nanos = 1; nanos <= 100_000; nanos++) {
            assertRepresented(nanos);
        }
    }

    @Test
    void bucket_aroundEveryPowerAndBoundary_isRepresentedWithinTheErrorAndAscends() {
        int last = 0;
        for (int bucket = 9; bucket < SwapHistogram.BUCKETS; bucket++) {
            long boundary = boundary(bucket);
            for (long nanos = boundary - 1; nanos <= boundary + 1; nanos++) {
                assertRepresented(nanos);
                assertThat(SwapHistogram.bucket(nanos)).isGreaterThanOrEqualTo(last);
                last = SwapHistogram.bucket(nanos);
            }
            // Above 2^33 ns, boundaries are rounded up by up to 2^-32 of the time.
            assertThat(SwapHistogram.bucket(boundary + (boundary >>> 32))).isEqualTo(bucket);
            assertThat(SwapHistogram.bucket(boundary - 1)).isEqualTo(bucket == 9 ? 7 : bucket - 1);
        }
    }

    @Test
    void bucket_exactlyAtABoundary_isTheOneThatBeginsThere() {
        for (int third = 1; third <= 2; third++) {
            long boundary = (long) Math.ceil(Math.cbrt(1 << third) * (1L << 32));
            assertThat(SwapHistogram.bucket(boundary)).isEqualTo(3 * 32 + third);
            assertThat(SwapHistogram.bucket(boundary - 1)).isEqualTo(3 * 32 + third - 1);
        }
    }

    @Test
    void bucket_beyondTheLastPower_isTheLast() {
        assertThat(SwapHistogram.bucket((1L << 38) - 1)).isEqualTo(SwapHistogram.BUCKETS - 1);
        assertThat(SwapHistogram.bucket(1L << 38)).isEqualTo(SwapHistogram.BUCKETS - 1);
        assertThat(SwapHistogram.bucket(Long.MAX_VALUE)).isEqualTo(SwapHistogram.BUCKETS - 1);
        assertThat(SwapHistogram.bucket(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 2024})
    void percentiles_ofTimesFromANanosecondToMinutes_areWithinTheError(long seed) {
        Random random = new Random(seed);
        double logOfLongest = Math.log((double) Duration.ofMinutes(4).toNanos());
        SwapTimings timings = new SwapTimings();
        long[] exact = new long[20_000];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = Math.max(1, (long) Math.exp(random.nextDouble() * logOfLongest));
            timings.record(exact[i]);
        }
        Arrays.sort(exact);
        SwapHistogram histogram = histogram(timings);
        assertThat(histogram.count()).isEqualTo(exact.length);
        for (double share : SHARES) {
            long expected = exact[(int) Math.max(1, Math.ceil(share * exact.length)) - 1];
            assertThat((double) histogram.nanosAt(share))
                    .as("share %s", share)
                    .isCloseTo((double) expected, within(ERROR * expected));
        }
    }

    @Test
    void percentiles_ofNothing_areZero() {
        for (double share : SHARES) {
            assertThat(new SwapHistogram().nanosAt(share)).isZero();
        }
    }

    @Test
    void percentiles_ofOne_areThatOne() {
        for (double share : SHARES) {
            assertThat(histogram(timings(7)).nanosAt(share)).isEqualTo(7);
        }
    }

    @Test
    void percentiles_allInTheLastBucket_areTheLastBucket() {
        SwapHistogram histogram = histogram(timings(Long.MAX_VALUE, 1L << 40, 1L << 38));
        for (double share : SHARES) {
            assertThat(histogram.nanosAt(share)).isEqualTo(SwapHistogram.middle(SwapHistogram.BUCKETS - 1));
        }
    }

    @Test
    void percentiles_betweenTwo_changeWhereTheRankDoes() {
        SwapHistogram histogram = histogram(timings(1, 6));
        assertThat(histogram.nanosAt(0)).isEqualTo(1);
        assertThat(histogram.nanosAt(0.5)).isEqualTo(1);
        assertThat(histogram.nanosAt(0.51)).isEqualTo(6);
        assertThat(histogram.nanosAt(1)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void percentile_badShare_isRefusedWithItsValue(double share) {
        assertThatThrownBy(() -> new SwapHistogram().nanosAt(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share is " + share + ", expected 0 to 1");
    }

    @Test
    void histogram_ofAnotherAndOfNone_isTheSum() {
        SwapHistogram sum = histogram(timings(1));
        sum.add(histogram(timings(6, 6)));
        sum.add((SwapTimings) null);
        assertThat(sum.count()).isEqualTo(3);
        assertThat(sum.nanosAt(0.33)).isEqualTo(1);
        assertThat(sum.nanosAt(0.34)).isEqualTo(6);
    }

    @Test
    void histogram_doubledPastTheEnd_saturates() {
        SwapHistogram sum = histogram(timings(1, 6));
        for (int doubling = 0; doubling < 70; doubling++) {
            sum.add(sum);
        }
        assertThat(sum.count()).isEqualTo(Long.MAX_VALUE);
        assertThat(sum.nanosAt(0)).isEqualTo(1);
        assertThat(sum.nanosAt(1)).isPositive();
    }

    /** The least number of which the third power is at least 2^bucket. */
    private static long boundary(int bucket) {
        long candidate = (long) Math.cbrt(Math.pow(2, bucket)) - 1;
        while (BigInteger.valueOf(candidate).pow(3).bitLength() <= bucket) {
            candidate++;
        }
        return candidate;
    }

    private static void assertRepresented(long nanos) {
        long middle = SwapHistogram.middle(SwapHistogram.bucket(nanos));
        assertThat((double) middle).isCloseTo((double) nanos, within(ERROR * nanos));
    }

    private static SwapTimings timings(long... nanos) {
        SwapTimings timings = new SwapTimings();
        for (long time : nanos) {
            timings.record(time);
        }
        return timings;
    }

    private static SwapHistogram histogram(SwapTimings timings) {
        SwapHistogram histogram = new SwapHistogram();
        histogram.add(timings);
        return histogram;
    }
}
