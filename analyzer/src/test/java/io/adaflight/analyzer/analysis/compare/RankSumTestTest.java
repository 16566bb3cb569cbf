package io.adaflight.analyzer.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;

class RankSumTestTest {
    /* Low and high in turn, so that neighbours are opposed and nothing is corrected for. */
    private static final double[] LOW = {1, 10, 2, 9, 3, 8, 4, 7, 5, 6};

    private static double[] plus(double[] samples, double shift) {
        return IntStream.range(0, samples.length)
                .mapToDouble(index -> samples[index] + shift)
                .toArray();
    }

    /* Each sample is a part of the one before it and something new. */
    private static double[] resembling(Random random, int count, double part) {
        double[] samples = new double[count];
        double last = random.nextGaussian() / Math.sqrt(1 - part * part);
        for (int index = 0; index < count; index++) {
            last = part * last + random.nextGaussian();
            samples[index] = last;
        }
        return samples;
    }

    @Test
    void compare_knownSamples_givesTheValuesOfTheTables() {
        RankSumTest apart = RankSumTest.compare(LOW, plus(LOW, 100));
        assertThat(apart.superiority()).isEqualTo(1);
        assertThat(apart.p()).isCloseTo(0.0001827, within(1e-6));
        RankSumTest other = RankSumTest.compare(plus(LOW, 100), LOW);
        assertThat(other.superiority()).isZero();
        assertThat(other.p()).isEqualTo(apart.p());
        RankSumTest halfTied = RankSumTest.compare(LOW, plus(LOW, 5));
        assertThat(halfTied.superiority()).isEqualTo(0.875);
        assertThat(halfTied.p()).isCloseTo(0.0050, within(2e-4));
    }

    /* The smallest, the greatest, the second smallest and so on: neighbours are opposed. */
    private static double[] opposed(double[] samples) {
        double[] sorted = Arrays.stream(samples).sorted().toArray();
        return IntStream.range(0, sorted.length)
                .mapToDouble(index -> sorted[index % 2 == 0 ? index / 2 : sorted.length - 1 - index / 2])
                .toArray();
    }

    @Test
    void compare_samplesWithTiesAndWithout_agreesWithCommonsStatistics() {
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults().with(PValueMethod.ASYMPTOTIC);
        Random random = new Random(42);
        int significant = 0;
        int tied = 0;
        for (int run = 0; run < 300; run++) {
            double steps = run % 2 == 0 ? 3 : 1e9;
            double shift = random.nextInt(3) * 0.7;
            double[] first = opposed(random.doubles(8 + random.nextInt(60), 0, 3)
                    .map(value -> Math.floor(value * steps))
                    .toArray());
            double[] second = opposed(random.doubles(8 + random.nextInt(60), 0, 3)
                    .map(value -> Math.floor((value + shift) * steps))
                    .toArray());
            MannWhitneyUTest.Result expected = test.test(second, first);
            RankSumTest result = RankSumTest.compare(first, second);
            assertThat(result.p()).isCloseTo(expected.getPValue(), within(2e-7));
            assertThat(result.superiority())
                    .isCloseTo(expected.getStatistic() / first.length / second.length, within(1e-12));
            significant += result.p() < 0.01 ? 1 : 0;
            tied += expected.hasTiedValues() ? 1 : 0;
        }
        assertThat(significant).isBetween(50, 250);
        assertThat(tied).isEqualTo(150);
    }

    @Test
    void compare_sameOrTooFewSamples_tellsNoDifference() {
        assertThat(RankSumTest.compare(LOW, LOW))
                .isEqualTo(new RankSumTest(true, RankSumTest.compare(LOW, LOW).p(), 0.5));
        assertThat(RankSumTest.compare(LOW, LOW).p()).isGreaterThan(0.9);
        assertThat(RankSumTest.compare(new double[9], new double[9])).isEqualTo(new RankSumTest(true, 1, 0.5));
        assertThat(RankSumTest.compare(new double[7], LOW).tested()).isFalse();
        assertThat(RankSumTest.compare(LOW, new double[7]).p()).isEqualTo(1);
    }

    @Test
    void compare_neighboursThatResembleEachOther_raiseNoFalseAlarm() {
        Random random = new Random(4711);
        int alarms = 0;
        int found = 0;
        for (int run = 0; run < 1000; run++) {
            double[] first = resembling(random, 60, 0.6);
            double[] second = resembling(random, 60, 0.6);
            alarms += RankSumTest.compare(first, second).p() < 0.01 ? 1 : 0;
            found += RankSumTest.compare(first, plus(second, 2.5)).p() < 0.01 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(25);
        assertThat(found).isGreaterThan(900);
    }
}
