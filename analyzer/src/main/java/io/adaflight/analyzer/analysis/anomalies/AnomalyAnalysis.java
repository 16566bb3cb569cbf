package io.adaflight.analyzer.analysis.anomalies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Finds what is unusual in one pipeline. Takes what happened between snapshots, in time order. */
public final class AnomalyAnalysis {
    private static final int MOST_THREADS = 1000;
    private static final int POINTS = 256;
    private static final int MOST_FINDINGS = 100;

    private final Map<Long, Series> threads = new TreeMap<>();
    private final DrainStalls stalls = new DrainStalls();
    private final SwapTrend swaps = new SwapTrend();

    /** Adds what one thread wrote between two moments. */
    public void addThread(long threadId, long fromNanos, long toNanos, long written) {
        Series series = threads.get(threadId);
        if (series == null && threads.size() < MOST_THREADS) {
            series = new Series(POINTS);
            threads.put(threadId, series);
        }
        if (series != null) {
            series.add(fromNanos, toNanos, written);
        }
    }

    /** Adds what was drained between two moments, and how many events waited at the second. */
    public void addDrained(long fromNanos, long toNanos, long drained, long depth) {
        stalls.add(fromNanos, toNanos, drained, depth);
    }

    /** Adds the running totals of the ring swaps. */
    public void addSwaps(long timeNanos, long count, long totalNanos) {
        swaps.add(timeNanos, count, totalNanos);
    }

    /** All findings in order of start, or the largest ones if there are very many. */
    public List<Finding> findings(LongFunction<String> names) {
        List<Finding> findings = new ArrayList<>(stalls.find());
        findings.addAll(swaps.find());
        Map<String, Series> byName = new TreeMap<>();
        threads.forEach((id, series) -> {
            if (series.size() > 0) {
                byName.put(names.apply(id), series);
                findings.addAll(RateChanges.find(names.apply(id), series));
            }
        });
        findings.addAll(Peers.find(byName));
        findings.sort(Comparator.comparingDouble((Finding finding) -> finding.confidence() * finding.size())
                .reversed());
        return findings.stream()
                .limit(MOST_FINDINGS)
                .sorted(Comparator.comparingLong(Finding::startNanos)
                        .thenComparing(Finding::kind)
                        .thenComparing(Finding::subject))
                .toList();
    }
}
