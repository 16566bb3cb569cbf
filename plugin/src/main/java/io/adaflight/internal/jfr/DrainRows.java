package io.adaflight.internal.jfr;

import io.adaflight.events.DrainSnapshotEvent;
import io.adaflight.internal.counters.DrainTime;
import io.adaflight.internal.counters.Saturation;
import io.adaflight.internal.looks.ProcessorClock;
import io.adaflight.internal.looks.ProcessorTime;
import io.adaflight.internal.registry.DrainReading;
import io.adaflight.internal.registry.DrainRegistration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The time of one drain thread, interval by interval. For one thread at a time. */
final class DrainRows {
    /*
     * While nothing is lost, ten intervals are recorded as one row: a row an interval would be megabytes an hour. The last few
     * are kept apart until it is known that no loss follows them, since a drain slows down before its queue is full. A row that
     * waits has begun, for the recorder, when its interval ended; so the time of its beginning is right however late it is written.
     */
    static final int MERGED = 10;
    static final int KEPT_APART = 5;

    private final String pipeline;
    private final DrainRegistration drain;
    private final ProcessorClock clock;
    private final Deque<DrainSnapshotEvent> waiting = new ArrayDeque<>();
    private DrainReading last;
    private ProcessorTime lastProcessor;
    private boolean losing;
    private boolean ended;

    /** Rows that begin with the registration of the thread. */
    DrainRows(String pipeline, DrainRegistration drain, ProcessorClock clock) {
        this.pipeline = pipeline;
        this.drain = drain;
        this.clock = clock;
        this.last = drain.firstReading();
        this.lastProcessor = ProcessorTime.UNKNOWN;
    }

    DrainRegistration drain() {
        return drain;
    }

    /** Leaves out what was before this moment. */
    void rebase() {
        last = drain.readingOpaque();
        lastProcessor = clock.read();
        waiting.clear();
        losing = false;
    }

    /** Says whether the pipeline loses events in the interval that is under way. */
    void observe(boolean nowLosing) {
        losing |= nowLosing;
    }

    /** Ends an interval at this moment. */
    void endInterval() {
        DrainSnapshotEvent row = row();
        if (row.interval == 0) {
            return;
        }
        if (losing) {
            merge(waiting.size() - KEPT_APART);
            writeAll();
            row.commit();
        } else {
            waiting.add(row);
            if (waiting.size() >= MERGED + KEPT_APART) {
                merge(MERGED);
                waiting.remove().commit();
            }
        }
        losing = false;
    }

    /** Ends the last interval of a chunk. */
    void endChunk() {
        endInterval();
        merge(waiting.size());
        writeAll();
    }

    /** Ends the last interval of a thread that has ended; the first call counts. */
    void end() {
        if (!ended) {
            endChunk();
            close();
            ended = true;
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Gives back what reading takes until the next interval ends. */
    void close() {
        clock.close();
    }

    private DrainSnapshotEvent row() {
        DrainSnapshotEvent row = new DrainSnapshotEvent();
        row.begin();
        DrainReading now = drain.readingOpaque();
        ProcessorTime processor = clock.read();
        fill(row, now, processor.since(lastProcessor));
        last = now;
        lastProcessor = processor;
        return row;
    }

    private void fill(DrainSnapshotEvent row, DrainReading now, ProcessorTime processor) {
        DrainTime before = last.time();
        DrainTime time = now.time();
        row.pipeline = pipeline;
        row.threadId = drain.threadId();
        row.threadName = drain.name();
        row.interval = Math.max(0, time.nanos() - before.nanos());
        row.drained = Saturation.toInt(Math.max(0, now.events() - last.events()));
        row.bytes = Math.max(0, now.bytes() - last.bytes());
        row.takes = Saturation.toInt(Math.max(0, now.takes() - last.takes()));
        row.workKnown = time.known() && before.known();
        row.working = row.workKnown ? Math.max(0, time.workingNanos() - before.workingNanos()) : 0;
        row.idle = row.workKnown ? Math.max(0, time.idleNanos() - before.idleNanos()) : 0;
        row.processorKnown = processor.ranKnown();
        row.processorTime = processor.ranNanos();
        row.processorWaitKnown = processor.waitedKnown();
        row.processorWait = processor.waitedNanos();
    }

    /** Makes one row of the oldest ones that wait, as far as the same is known of them. */
    private void merge(int rows) {
        if (rows > 1) {
            DrainSnapshotEvent earlier = waiting.remove();
            for (int row = 1; row < rows; row++) {
                DrainSnapshotEvent later = waiting.remove();
                if (isKnownAlike(earlier, later)) {
                    add(earlier, later);
                } else {
                    earlier.commit();
                }
                earlier = later;
            }
            waiting.addFirst(earlier);
        }
    }

    private static boolean isKnownAlike(DrainSnapshotEvent earlier, DrainSnapshotEvent later) {
        return earlier.workKnown == later.workKnown
                && earlier.processorKnown == later.processorKnown
                && earlier.processorWaitKnown == later.processorWaitKnown;
    }

    private static void add(DrainSnapshotEvent earlier, DrainSnapshotEvent later) {
        later.interval += earlier.interval;
        later.drained = Saturation.toInt((long) later.drained + earlier.drained);
        later.bytes = Saturation.add(later.bytes, earlier.bytes);
        later.takes = Saturation.toInt((long) later.takes + earlier.takes);
        later.working += earlier.working;
        later.idle += earlier.idle;
        later.processorTime += earlier.processorTime;
        later.processorWait += earlier.processorWait;
    }

    private void writeAll() {
        waiting.forEach(DrainSnapshotEvent::commit);
        waiting.clear();
    }
}
