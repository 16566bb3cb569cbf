package io.adaflight.analyzer.analysis.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adaflight.analyzer.analysis.anomalies.Finding.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long TENTH = SECOND / 10;

    private final AnomalyAnalysis analysis = new AnomalyAnalysis();

    private void thread(long id, int... perSecond) {
        for (int index = 0; index < perSecond.length; index++) {
            analysis.addThread(id, index * SECOND, (index + 1) * SECOND, perSecond[index]);
        }
    }

    private List<Finding> findings() {
        return analysis.findings(id -> "t" + id);
    }

    private static int[] steady(int seed, int count, int rate) {
        Random random = new Random(seed);
        return random.ints(count, rate - rate / 20, rate + rate / 20).toArray();
    }

    @Test
    void rates_thatAreSteady_areNothingUnusual() {
        for (int id = 1; id <= 8; id++) {
            thread(id, steady(id, 60, 1000));
        }
        for (int index = 0; index < 100; index++) {
            analysis.addDrained(index * TENTH, (index + 1) * TENTH, 500, 10);
            analysis.addSwaps(index * TENTH, index * 10L, index * 10L * (5000 + index % 7));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void rate_thatJumps_isAFindingWithItsTimeAndSize() {
        int[] rates = steady(1, 40, 1000);
        for (int index = 20; index < 25; index++) {
            rates[index] = 10_000;
        }
        thread(1, rates);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.RATE_CHANGE);
            assertThat(finding.subject()).isEqualTo("t1");
            assertThat(finding.startNanos()).isEqualTo(20 * SECOND);
            assertThat(finding.endNanos()).isEqualTo(25 * SECOND);
            assertThat(finding.value()).isEqualTo(10_000);
            assertThat(finding.expected()).isCloseTo(1000, within(50.0));
            assertThat(finding.size()).isCloseTo(10, within(0.5));
            assertThat(finding.confidence()).isBetween(0.6, 1.0);
        });
    }

    @Test
    void rate_thatFallsToNothing_isAFinding() {
        int[] rates = steady(1, 40, 1000);
        for (int index = 20; index < 40; index++) {
            rates[index] = 0;
        }
        thread(1, rates);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.value()).isZero();
            assertThat(finding.size()).isEqualTo(1e6);
        });
    }

    @Test
    void rate_thatIsUnusualForAMoment_isNoFinding() {
        int[] rates = steady(1, 40, 1000);
        rates[20] = 50_000;
        rates[30] = 50_000;
        rates[31] = 50_000;
        thread(1, rates);
        assertThat(findings()).isEmpty();
    }

    @Test
    void thread_amongEqualPeers_isAnOutlierWhenItIsMuchFaster() {
        for (int id = 1; id <= 6; id++) {
            thread(id, steady(id, 20, id == 4 ? 8000 : 1000));
        }
        assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.RATE_OUTLIER, Kind.SKEWED_LOAD);
        assertThat(findings()).extracting(Finding::subject).containsOnly("t4");
        assertThat(findings().get(0).size()).isCloseTo(8, within(0.5));
        assertThat(findings().get(1).value()).isCloseTo(8 / 13.0, within(0.02));
        assertThat(findings().get(1).expected()).isCloseTo(1 / 6.0, within(1e-9));
    }

    @Test
    void threads_tooFewToCompare_areNoOutliers() {
        thread(1, steady(1, 20, 1000));
        thread(2, steady(2, 20, 9000));
        assertThat(findings()).isEmpty();
    }

    @Test
    void drain_thatTakesNothingWhileEventsWait_isStalled() {
        for (int index = 0; index < 50; index++) {
            boolean stalled = index >= 20 && index < 26;
            analysis.addDrained(index * TENTH, (index + 1) * TENTH, stalled ? 0 : 100, stalled ? 50 : 10);
        }
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.STALLED_DRAIN);
            assertThat(finding.startNanos()).isEqualTo(20 * TENTH);
            assertThat(finding.endNanos()).isEqualTo(26 * TENTH);
            assertThat(finding.expected()).isEqualTo(1000);
            assertThat(finding.confidence()).isCloseTo(6 / 7.0, within(1e-9));
        });
    }

    @Test
    void drain_thatHasNothingToTakeOrStandsShortly_isNotStalled() {
        for (int index = 0; index < 50; index++) {
            boolean empty = index >= 10 && index < 20;
            boolean shortly = index == 30 || index == 31;
            analysis.addDrained(index * TENTH, (index + 1) * TENTH, empty || shortly ? 0 : 100, empty ? 0 : 50);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void swaps_thatBecomeSlower_areAFinding() {
        long total = 0;
        for (int index = 0; index < 2000; index++) {
            total += 10 * (5000 + 20L * index);
            analysis.addSwaps(index * TENTH, (index + 1) * 10L, total);
        }
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.SLOWER_SWAPS);
            assertThat(finding.value()).isGreaterThan(30_000);
            assertThat(finding.expected()).isBetween(8_000.0, 12_000.0);
            assertThat(finding.confidence()).isGreaterThan(0.9);
        });
    }

    @Test
    void swaps_thatAreFewOrRiseALittle_areNoFinding() {
        for (int index = 0; index < 5; index++) {
            analysis.addSwaps(index * TENTH, index, (long) index * index * 100_000L);
        }
        assertThat(findings()).isEmpty();
        AnomalyAnalysis rising = new AnomalyAnalysis();
        long total = 0;
        for (int index = 0; index < 100; index++) {
            total += 10 * (5000 + 10L * index);
            rising.addSwaps(index * TENTH, (index + 1) * 10L, total);
        }
        assertThat(rising.findings(id -> "")).isEmpty();
    }

    @Test
    void series_ofVeryManyPoints_keepsItsTotal() {
        Series series = new Series(8);
        for (int index = 0; index < 100; index++) {
            series.add(index * TENTH, (index + 1) * TENTH, 7);
        }
        assertThat(series.size()).isLessThanOrEqualTo(8);
        assertThat(series.total()).isEqualTo(700);
        assertThat(series.rates()).containsOnly(new double[] {70}, within(1e-6));
    }

    @Test
    void robust_statistics_areNotMovedByAWildValue() {
        assertThat(RobustStatistics.median()).isZero();
        assertThat(RobustStatistics.median(3, 1, 2)).isEqualTo(2);
        assertThat(RobustStatistics.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(RobustStatistics.deviation(1, 2, 3, 4, 1e9)).isCloseTo(1.4826, within(1e-9));
        assertThat(RobustStatistics.distance(5, 0, 5, 5, 5)).isZero();
        assertThat(RobustStatistics.distance(6, 0, 5, 5, 5)).isInfinite();
        assertThat(RobustStatistics.distance(10, 0.1, 5, 5, 5)).isCloseTo(10, within(1e-9));
        assertThat(RobustStatistics.trend(1, 2, 3, 4, 5, 6, 7, 8)).isGreaterThan(3);
        assertThat(RobustStatistics.trend(8, 7, 6, 5, 4, 3, 2, 1)).isLessThan(-3);
        assertThat(RobustStatistics.trend(1, 1, 1)).isZero();
        assertThat(RobustStatistics.trend()).isZero();
    }

    @Test
    void threads_thatDoNothing_areNothingUnusual() {
        for (int id = 1; id <= 6; id++) {
            thread(id, new int[20]);
        }
        assertThat(findings()).isEmpty();
        thread(7, steady(7, 20, 5000));
        assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.SKEWED_LOAD);
    }

    @Test
    void thread_seenForNoTime_hasNoRate() {
        for (int id = 1; id <= 6; id++) {
            analysis.addThread(id, SECOND, SECOND, 10);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void swaps_thatDoNotGoOn_areNoFinding() {
        for (int index = 0; index < 100; index++) {
            analysis.addSwaps(index * TENTH, 7, 70_000);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsKept_ofMoreThanThereIsRoomFor_isBounded() {
        for (int id = 0; id < 2000; id++) {
            thread(id, steady(id, 3, id == 0 ? 50_000 : 100));
        }
        for (int index = 0; index < 10_000; index++) {
            long from = index * SECOND;
            analysis.addDrained(from, from + SECOND / 2, 0, 10);
            analysis.addDrained(from, from + SECOND / 2, 0, 10);
            analysis.addDrained(from, from + SECOND / 2, 0, 10);
            analysis.addDrained(from, from + SECOND, 1, 10);
        }
        assertThat(findings()).hasSizeLessThanOrEqualTo(100);
    }
}
