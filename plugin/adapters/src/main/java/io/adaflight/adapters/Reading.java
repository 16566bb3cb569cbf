package io.adaflight.adapters;

import io.adaflight.EventCounts;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import io.adaflight.Snapshot.ThreadRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of one pipeline, and those of some of its threads. Any thread. */
public final class Reading {
    /*
     * A monitoring system keeps each set of labels for good, and takes a counter that goes back for one that began again. So
     * the first threads that write get a place and keep it, with their last counts, after their end; a thread that got none
     * never gets one. The rest is "other": what the totals of the same snapshot have more than the threads with a place.
     */
    private final PipelineMetrics pipeline;
    private final int mostThreads;
    private final Map<Long, Share> listed = new LinkedHashMap<>();
    private final Set<Long> unlisted = new HashSet<>();
    private final Share other = new Share("other", "other");

    Reading(PipelineMetrics pipeline, int mostThreads) {
        this.pipeline = pipeline;
        this.mostThreads = mostThreads;
    }

    /** {@return which pipeline} */
    public PipelineMetrics pipeline() {
        return pipeline;
    }

    /** {@return the threads with a place, and all others as one; nothing where no thread may have a place} */
    public synchronized List<Share> shares() {
        if (mostThreads == 0) {
            return List.of();
        }
        look();
        List<Share> shares = new ArrayList<>(listed.values());
        shares.add(other);
        return shares;
    }

    /** {@return how many threads have no place} */
    public synchronized int unlistedThreads() {
        look();
        return unlisted.size();
    }

    /**
     * {@return what a thread, or all others together, did so far}
     *
     * @param share one of {@link #shares}
     * @param measure which number
     */
    public synchronized double value(Share share, ThreadMeasure measure) {
        Snapshot snapshot = look();
        EventCounts last = share.last;
        long count = last == null ? rest(snapshot, measure) : measure.count(last);
        return measure.unit().scaled(count);
    }

    private long rest(Snapshot snapshot, ThreadMeasure measure) {
        long rest = measure.count(snapshot.totals());
        for (Share share : listed.values()) {
            EventCounts last = share.last;
            rest -= last == null ? 0 : measure.count(last);
        }
        return Math.max(0, rest);
    }

    private Snapshot look() {
        Snapshot snapshot = pipeline.snapshot();
        Collection<Long> present = new HashSet<>();
        for (int index = 0; index < snapshot.rows(); index++) {
            ThreadRow row = snapshot.row(index);
            present.add(row.threadId());
            Share share = listed.get(row.threadId());
            if (share == null && listed.size() < mostThreads && !unlisted.contains(row.threadId())) {
                share = new Share(row.threadName(), Long.toString(row.threadId()));
                listed.put(row.threadId(), share);
            }
            if (share == null) {
                unlisted.add(row.threadId());
            } else {
                share.last = row.counts();
            }
        }
        unlisted.retainAll(present);
        return snapshot;
    }
}
