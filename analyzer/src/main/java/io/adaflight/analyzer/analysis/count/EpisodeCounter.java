package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.result.EpisodeReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.event.Episode;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.StateMove;
import io.adaflight.analyzer.recording.event.StateTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongFunction;

/**
 * Collects the episodes of one pipeline: those that ended, from their events, and those still open at the end of the
 * recording, from the moves between states. Keeps only the largest if there are too many.
 */
final class EpisodeCounter {
    private static final int MOST_KEPT = 1000;
    private static final String NORMAL = "NORMAL";

    /* What is known of an episode that has not ended. */
    private static final class Open {
        final long startNanos;
        final EventCounts before;
        String worstState;
        long moves;

        Open(StateMove move, EventCounts before) {
            startNanos = move.timeNanos();
            this.before = before;
            worstState = move.to();
        }

        void add(StateMove move) {
            moves++;
            if (move.to().equals("DROPPING")) {
                worstState = move.to();
            }
        }
    }

    private final TimeWindow window;
    private final PriorityQueue<Episode> kept = new PriorityQueue<>(
            Comparator.comparingLong((Episode episode) -> episode.lost().dropped())
                    .thenComparingLong(episode -> episode.timeNanos() - episode.startTimeNanos()));
    private final Map<Long, Open> open = new HashMap<>();
    private long count;

    EpisodeCounter(TimeWindow window) {
        this.window = window;
    }

    void add(Episode episode) {
        Open started = open.get(episode.threadId());
        if (started != null && started.startNanos <= episode.timeNanos()) {
            open.remove(episode.threadId());
        }
        if (!window.overlaps(episode.startTimeNanos(), episode.timeNanos())) {
            return;
        }
        count++;
        kept.add(episode);
        if (kept.size() > MOST_KEPT) {
            kept.poll();
        }
    }

    /** Adds a move of a thread that has these running totals. */
    void add(StateMove move, EventCounts totals) {
        if (window.isAfter(move.timeNanos())) {
            return;
        }
        if (move.to().equals(NORMAL)) {
            open.remove(move.threadId());
        } else {
            open.computeIfAbsent(move.threadId(), id -> new Open(move, totals)).add(move);
        }
    }

    long count() {
        return count + open.size();
    }

    /** All episodes in time order. The loss of an open one is estimated from the thread's current totals. */
    List<EpisodeReport> toReports(LongFunction<ThreadCounter> threads, long endNanos) {
        List<EpisodeReport> reports = new ArrayList<>();
        for (Episode episode : kept) {
            reports.add(ended(episode, threads.apply(episode.threadId()).name()));
        }
        open.forEach((id, started) -> reports.add(stillOpen(started, threads.apply(id), endNanos)));
        reports.sort(Comparator.comparingLong(EpisodeReport::startNanos).thenComparingLong(EpisodeReport::threadId));
        return List.copyOf(reports);
    }

    private static EpisodeReport ended(Episode episode, String thread) {
        return new EpisodeReport(
                thread,
                episode.threadId(),
                episode.startTimeNanos(),
                episode.timeNanos(),
                false,
                episode.cut(),
                episode.worstState(),
                episode.lost(),
                episode.blockedNanos(),
                episode.states(),
                episode.moves());
    }

    private static EpisodeReport stillOpen(Open started, ThreadCounter thread, long endNanos) {
        return new EpisodeReport(
                thread.name(),
                thread.id(),
                started.startNanos,
                Math.max(started.startNanos, endNanos),
                true,
                false,
                started.worstState,
                thread.runningTotals().minus(started.before),
                0,
                StateTimes.NONE,
                started.moves);
    }
}
