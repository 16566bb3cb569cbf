package io.adaflight.analyzer.analysis.compare;

import java.util.Arrays;

/**
 * Whether one group of samples tends to be larger than another: the rank-sum test (Wilcoxon 1945; Mann and Whitney 1947) in its
 * normal approximation, corrected for ties and continuity. It assumes no distribution, and an outlier counts only by its
 * rank. Consecutive samples resemble their neighbours, so they say less than independent ones: the variance grows by
 * {@code (1 + r) / (1 - r)}, where r is the correlation of neighbours (Bayley and Hammersley 1946).
 *
 * @param tested there were enough samples for the approximation; otherwise p is 1 and superiority one half
 * @param p how likely a difference of this size is by chance, in either direction
 * @param superiority how often a sample of the second group is larger than one of the first; ties count half (Vargha and
 *     Delaney 2000)
 */
record RankSumTest(boolean tested, double p, double superiority) {
    static final int FEWEST_SAMPLES = 8;
    private static final RankSumTest UNTESTED = new RankSumTest(false, 1, 0.5);

    static RankSumTest compare(double[] first, double[] second) {
        int n = first.length;
        int m = second.length;
        if (n < FEWEST_SAMPLES || m < FEWEST_SAMPLES) {
            return UNTESTED;
        }
        double[] all = Arrays.copyOf(first, n + m);
        System.arraycopy(second, 0, all, n, m);
        Arrays.sort(all);
        double rankSum = 0;
        for (double sample : second) {
            rankSum += rank(all, sample);
        }
        double u = rankSum - m * (m + 1.0) / 2;
        double superiority = u / ((double) n * m);
        double inflation = (n * inflation(first) + m * inflation(second)) / (n + m);
        double variance = (double) n * m / 12 * (n + m + 1 - tieTerm(all) / ((n + m) * (n + m - 1.0))) * inflation;
        if (variance <= 0) {
            return new RankSumTest(true, 1, superiority);
        }
        double distance = Math.max(0, Math.abs(u - n * m / 2.0) - 0.5);
        return new RankSumTest(true, twoSided(distance / Math.sqrt(variance)), superiority);
    }

    /* The mean rank of equal samples. */
    private static double rank(double[] sorted, double sample) {
        return (below(sorted, sample) + 1 + belowOrEqual(sorted, sample)) / 2.0;
    }

    private static int below(double[] sorted, double sample) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < sample) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int belowOrEqual(double[] sorted, double sample) {
        return below(sorted, Math.nextUp(sample));
    }

    private static double tieTerm(double[] sorted) {
        double sum = 0;
        for (int index = 0; index < sorted.length; ) {
            int end = belowOrEqual(sorted, sorted[index]);
            double tied = end - index;
            sum += tied * tied * tied - tied;
            index = end;
        }
        return sum;
    }

    /* Negative correlation would make samples say more than independent ones; that is not used. */
    private static double inflation(double[] samples) {
        double mean = Arrays.stream(samples).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (int index = 0; index < samples.length; index++) {
            double deviation = samples[index] - mean;
            squares += deviation * deviation;
            if (index > 0) {
                products += deviation * (samples[index - 1] - mean);
            }
        }
        double correlation = squares == 0 ? 0 : Math.max(0, Math.min(0.99, products / squares));
        return (1 + correlation) / (1 - correlation);
    }

    /* Both tails of the normal distribution: Abramowitz and Stegun (1964), 26.2.17, error below 2e-7. */
    private static double twoSided(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.min(1, 2 * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial);
    }
}
