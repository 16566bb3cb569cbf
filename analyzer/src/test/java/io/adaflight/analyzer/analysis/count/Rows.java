package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.Episode;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.MovingAverages;
import io.adaflight.analyzer.recording.event.PipelineSnapshot;
import io.adaflight.analyzer.recording.event.PressureCounter;
import io.adaflight.analyzer.recording.event.PressureCounts;
import io.adaflight.analyzer.recording.event.StateMove;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.recording.event.ThreadIdentity;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import java.util.List;

/** Rows as a recording would give them; times are in milliseconds after the beginning of the recording. */
public final class Rows {
    public static final long START = 1_700_000_000_000_000_000L;
    public static final long MILLI = 1_000_000L;
    public static final RecordingInfo INFO = new RecordingInfo("app.jfr", START, START + 10_000 * MILLI, 1, 1, 1000);

    private Rows() {}

    public static long at(long millis) {
        return START + millis * MILLI;
    }

    /** Counts with written and rejected events, of ten bytes each. */
    public static EventCounts counts(long written, long rejected) {
        return new EventCounts(written, rejected, 0, rejected, 0, written * 10, rejected * 10);
    }

    /** The first counter is 1, the second 2, and so on. */
    public static PressureCounts pressure() {
        return PressureCounts.of(
                counter -> 1 + List.of(PressureCounter.values()).indexOf(counter));
    }

    public static ThreadSnapshot thread(long millis, long id, EventCounts recent, EventCounts total) {
        return new ThreadSnapshot(
                at(millis),
                "p",
                id,
                false,
                "NORMAL",
                1000 * MILLI,
                recent,
                total,
                recent.written(),
                PressureCounts.of(
                        counter -> 1 + List.of(PressureCounter.values()).indexOf(counter)),
                4,
                recent.written() / 10,
                new SwapTimes(total.written() / 10, 1, 2, 3, 4, 5, 6, 7),
                2,
                1,
                5,
                total.written(),
                new StateTimes(1, 2, 3));
    }

    public static PipelineSnapshot pipeline(long millis, EventCounts recent, EventCounts total) {
        return pipeline(millis, recent, total, new DrainCounts(total.written(), 0, 0), false);
    }

    public static PipelineSnapshot pipeline(
            long millis, EventCounts recent, EventCounts total, DrainCounts drain, boolean saturated) {
        return new PipelineSnapshot(
                at(millis),
                "p",
                100 * MILLI,
                recent,
                total,
                new DrainCounts(Math.min(recent.written(), drain.drained()), drain.failed(), drain.sinkFailures()),
                drain,
                recent.written() * 10.0,
                0,
                recent.dropped() * 10.0,
                new MovingAverages(1, 2, 3, 4, 5, 6),
                7,
                2,
                1,
                saturated);
    }

    public static ThreadIdentity identity(long id, String name) {
        return new ThreadIdentity(at(0), "p", id, name, id == -1, START);
    }

    public static StateMove move(long millis, long id, String from, String to) {
        return new StateMove(at(millis), "p", id, from, to);
    }

    public static Episode episode(long fromMillis, long toMillis, long id, long dropped) {
        return new Episode(
                at(toMillis),
                "p",
                id,
                at(fromMillis),
                "DROPPING",
                counts(0, dropped),
                9,
                new StateTimes(1, 2, 3),
                4,
                false);
    }

    public static Configuration configuration(boolean drainCounted) {
        return new Configuration(
                at(0), "p", START, "1", drainCounted, 4, 65536, "OLDEST", 0, 0.25, 0.5, 1, 2, "Sink", 3, 4, 5);
    }
}
