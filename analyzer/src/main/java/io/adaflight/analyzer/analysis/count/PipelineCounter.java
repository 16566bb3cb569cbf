package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.anomalies.AnomalyAnalysis;
import io.adaflight.analyzer.analysis.causes.CauseAnalysis;
import io.adaflight.analyzer.analysis.causes.attribution.EpisodeSpan;
import io.adaflight.analyzer.analysis.causes.evidence.Span;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistoryBuilder;
import io.adaflight.analyzer.analysis.result.EpisodeReport;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.SwapReport;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.BlockedWrite;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.DrainLook;
import io.adaflight.analyzer.recording.event.DrainSnapshot;
import io.adaflight.analyzer.recording.event.DrainThread;
import io.adaflight.analyzer.recording.event.Episode;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.FinalCounts;
import io.adaflight.analyzer.recording.event.PipelineEvent;
import io.adaflight.analyzer.recording.event.PipelineSnapshot;
import io.adaflight.analyzer.recording.event.SlowSwap;
import io.adaflight.analyzer.recording.event.StateMove;
import io.adaflight.analyzer.recording.event.SwapSnapshot;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.recording.event.ThreadIdentity;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sums up one pipeline of one recording. */
final class PipelineCounter {
    private static final int MOST_THREADS = 20_000;
    private static final int MOST_DRAIN_THREADS = 100;
    private static final int FINE_BINS = 36_000;
    private static final int COARSE_BINS = 240;
    private static final int FINE_CELLS = 400_000;
    private static final int COARSE_CELLS = 20_000;
    private static final Comparator<ThreadReport> BY_LOSS_THEN_VOLUME = Comparator.comparingLong(
                    (ThreadReport thread) -> thread.counts().dropped())
            .thenComparingLong(thread -> thread.counts().written())
            .reversed()
            .thenComparing(ThreadReport::name)
            .thenComparingLong(ThreadReport::id);

    private final String name;
    private final TimeWindow window;
    private final boolean live;
    private final PipelineTotals totals;
    private final Map<Long, ThreadCounter> threads = new HashMap<>();
    private final OtherThreadsCounter others;
    private final TimeLineCounters pipelineLine;
    private final ThreadLines threadLines;
    private final EpisodeCounter episodes;
    private final CauseAnalysis causes;
    private final AnomalyAnalysis anomalies = new AnomalyAnalysis();
    private final OutlierCounter slowSwaps = new OutlierCounter();
    private final OutlierCounter blockedWrites = new OutlierCounter();
    private final TreeSet<String> drainThreads = new TreeSet<>();
    private @Nullable Configuration configuration;
    private @Nullable SwapTimes swapTimes;
    private boolean tooManyThreads;

    /**
     * Creates a counter.
     *
     * @param fine whether what happened over time may take the memory that an hour in tenths of a second needs
     * @param live whether the recording goes on: then the pipeline's own rows are ahead of those of its threads
     */
    PipelineCounter(String name, TimeWindow window, VmHistoryBuilder vmHistory, boolean fine, boolean live) {
        this.name = name;
        this.window = window;
        this.live = live;
        totals = new PipelineTotals(window);
        others = new OtherThreadsCounter(window);
        TimeBins bins = TimeBins.of(window, fine ? FINE_BINS : COARSE_BINS);
        pipelineLine = new TimeLineCounters(bins);
        threadLines = new ThreadLines(
                new TimeLineCounters(bins), new HeatMapCounter(window, fine ? FINE_CELLS : COARSE_CELLS));
        episodes = new EpisodeCounter(window);
        causes = new CauseAnalysis(vmHistory);
    }

    void add(PipelineEvent event) {
        if (event instanceof ThreadSnapshot row) {
            addThread(row);
        } else if (event instanceof PipelineSnapshot row) {
            addPipeline(row);
        } else if (event instanceof ThreadIdentity identity) {
            ThreadCounter thread = thread(identity.threadId());
            if (thread != null) {
                thread.identify(identity);
            }
        } else if (event instanceof Configuration newest) {
            configuration = newest;
        } else if (event instanceof DrainThread thread) {
            if (drainThreads.size() < MOST_DRAIN_THREADS) {
                drainThreads.add(thread.name());
                causes.drains(thread.threadId(), thread.name(), thread.beganNanos(), thread.endedNanos());
            }
        } else if (event instanceof DrainSnapshot row) {
            causes.add(row);
        } else if (event instanceof DrainLook look) {
            causes.add(look);
        } else if (event instanceof Episode episode) {
            episodes.add(episode);
        } else if (event instanceof StateMove move) {
            ThreadCounter thread = threads.get(move.threadId());
            episodes.add(move, thread == null ? EventCounts.NONE : thread.runningTotals());
        } else if (!window.isBefore(event.timeNanos()) && !window.isAfter(event.timeNanos())) {
            addInWindow(event);
        }
    }

    private void addPipeline(PipelineSnapshot row) {
        RunningCounts.Step step = totals.add(row);
        if (step == null) {
            return;
        }
        pipelineLine.add(step, 0);
        EventCounts counts = step.counts();
        /* A row may be committed long after it was counted; then the next one covers more than what lies between the two. */
        long from = Math.min(step.afterNanos(), step.toNanos() - row.intervalNanos());
        causes.add(
                from,
                step.toNanos(),
                EventCounts.saturatedSum(counts.written(), counts.rejected()),
                counts.dropped(),
                counts.bytesDropped(),
                ringBytes(),
                drainCounted() ? totals.latestDrained() : Math.max(0, counts.written() - counts.evicted()),
                row.queueDepth());
        if (!live && drainCounted()) {
            anomalies.addDrained(step.afterNanos(), step.toNanos(), totals.latestDrained(), row.queueDepth());
        }
    }

    /**
     * Takes the counts of a moment after the last row, which the recording does not have: nothing is known of it but them.
     *
     * @param sinceNanos since when they were counted
     * @return what they add
     */
    EventCounts complete(long sinceNanos, long timeNanos, FinalCounts.OfPipeline last) {
        RunningCounts.Step step = totals.complete(sinceNanos, timeNanos, last.total());
        if (step == null) {
            return EventCounts.NONE;
        }
        EventCounts counts = step.counts();
        pipelineLine.add(step, 0);
        causes.add(
                step.afterNanos(),
                step.toNanos(),
                EventCounts.saturatedSum(counts.written(), counts.rejected()),
                counts.dropped(),
                counts.bytesDropped(),
                ringBytes(),
                Math.max(0, counts.written() - counts.evicted()),
                0);
        for (FinalCounts.OfThread ofThread : last.threads()) {
            ThreadCounter thread = thread(ofThread.id());
            if (thread != null) {
                thread.complete(sinceNanos, timeNanos, ofThread, threadLines);
            }
        }
        return counts;
    }

    private void addInWindow(PipelineEvent event) {
        if (event instanceof SwapSnapshot snapshot) {
            swapTimes = snapshot.swaps().upToMaximum();
            if (!live) {
                anomalies.addSwaps(
                        snapshot.timeNanos(),
                        snapshot.swaps().count(),
                        snapshot.swaps().totalNanos());
            }
        } else if (event instanceof SlowSwap swap) {
            slowSwaps.add(swap.threadName(), swap.timeNanos(), swap.durationNanos());
        } else if (event instanceof BlockedWrite write) {
            blockedWrites.add(write.threadName(), write.timeNanos(), write.durationNanos());
        }
    }

    private void addThread(ThreadSnapshot row) {
        if (row.threadId() == ThreadSnapshot.OTHER_THREADS) {
            others.add(row, threadLines);
            return;
        }
        ThreadCounter thread = thread(row.threadId());
        if (thread != null) {
            RunningCounts.Step step = thread.add(row, threadLines);
            if (!live && step != null && row.threadId() > 0) {
                anomalies.addThread(
                        row.threadId(),
                        step.afterNanos(),
                        step.toNanos(),
                        step.counts().written());
            }
        }
    }

    private @Nullable ThreadCounter thread(long id) {
        ThreadCounter known = threads.get(id);
        if (known != null || id == ThreadSnapshot.OTHER_THREADS) {
            return known;
        }
        if (threads.size() >= MOST_THREADS) {
            tooManyThreads = true;
            return null;
        }
        ThreadCounter created = new ThreadCounter(id, window);
        threads.put(id, created);
        return created;
    }

    PipelineReport report(int recording, TimeWindow shown, VmHistory vm) {
        EventCounts ofThreads = sumOfThreads();
        boolean known = totals.wasSeen() && !live;
        EventCounts counts = known ? totals.counts() : ofThreads.plus(others.counts());
        DrainCounts drain = totals.drain();
        double seconds = Ratios.seconds(shown.lengthNanos());
        long threadSwaps = 0;
        List<ThreadReport> rows = new ArrayList<>();
        for (ThreadCounter thread : threads.values()) {
            if (thread.wasSeen()) {
                rows.add(thread.report(seconds, counts.dropped()));
                threadSwaps = EventCounts.saturatedSum(threadSwaps, thread.swapCount());
            }
        }
        rows.sort(BY_LOSS_THEN_VOLUME);
        ThreadReport rest = others.report(counts.minus(ofThreads), seconds, counts.dropped());
        if (rest != null) {
            rows.add(rest);
        }
        long swaps = EventCounts.saturatedSum(threadSwaps, others.swapCount());
        List<EpisodeReport> episodeReports = episodes.toReports(this::threadOrNew, shown.toNanos());
        return new PipelineReport(
                name,
                recording,
                counts,
                drain,
                configuration == null || configuration.drainCounted(),
                configuration,
                List.copyOf(drainThreads),
                totals.gauges(counts, seconds),
                rows,
                new SwapReport(swaps, swapTimes),
                slowSwaps.toOutliers(),
                blockedWrites.toOutliers(),
                (known ? pipelineLine : threadLines.together()).withSwapsOf(threadLines.together()),
                threadLines.each().toHeatMap(rows),
                episodeReports,
                episodes.count(),
                causes.report(vm, shown.fromNanos(), shown.toNanos(), spans(episodeReports)),
                anomalies.findings(id -> threadOrNew(id).name()));
    }

    private static List<EpisodeSpan> spans(List<EpisodeReport> episodes) {
        return episodes.stream()
                .map(episode -> new EpisodeSpan(
                        episode.threadId(),
                        new Span(episode.startNanos(), episode.endNanos()),
                        episode.lost().dropped()))
                .toList();
    }

    private ThreadCounter threadOrNew(long id) {
        ThreadCounter known = threads.get(id);
        return known == null ? new ThreadCounter(id, window) : known;
    }

    EventCounts sumOfThreads() {
        return threads.values().stream().map(ThreadCounter::counts).reduce(EventCounts.NONE, EventCounts::plus);
    }

    PipelineTotals totals() {
        return totals;
    }

    boolean hasConfiguration() {
        return configuration != null;
    }

    boolean hasSwapTimes() {
        return swapTimes != null;
    }

    boolean hasThreads() {
        return threads.values().stream().anyMatch(ThreadCounter::wasSeen);
    }

    boolean hasTooManyThreads() {
        return tooManyThreads;
    }

    long unnamedThreads() {
        return threads.values().stream()
                .filter(thread -> thread.wasSeen() && !thread.isNamed())
                .count();
    }

    boolean hasFallen() {
        return totals.hasFallen() || threads.values().stream().anyMatch(ThreadCounter::hasFallen);
    }

    private long ringBytes() {
        return configuration == null ? 0 : configuration.ringBytes();
    }

    boolean drainCounted() {
        return configuration == null || configuration.drainCounted();
    }
}
