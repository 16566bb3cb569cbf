package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.anomalies.Finding;
import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.count.Rows;
import io.adaflight.analyzer.analysis.result.CollectionSummary;
import io.adaflight.analyzer.analysis.result.CountsOverTime;
import io.adaflight.analyzer.analysis.result.EpisodeReport;
import io.adaflight.analyzer.analysis.result.Gauges;
import io.adaflight.analyzer.analysis.result.HeatMap;
import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.Outliers;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.ProcessIdentity;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.SwapReport;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.ThreadReport.Kind;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.Configuration;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.MovingAverages;
import io.adaflight.analyzer.recording.event.StateTimes;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.recording.event.VmPause;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Models to render. */
public final class SampleReports {
    public static final long START = 1_700_000_000_000_000_000L;
    public static final long SECOND = 1_000_000_000L;

    static final ProcessIdentity PROCESS =
            new ProcessIdentity(START - SECOND, 4711, "orders-7", "orders", "2.3.0", "orders.jar", "17.0.15+6");

    private SampleReports() {}

    /** A thread whose events have a size that nobody knows. */
    public static ThreadReport threadWithoutBytes(String name, long id, long written, long lost) {
        return thread(name, id, Kind.THREAD, written, lost, 0);
    }

    public static ThreadReport thread(String name, long id, Kind kind, long written, long lost) {
        return thread(name, id, kind, written, lost, 100);
    }

    private static ThreadReport thread(String name, long id, Kind kind, long written, long lost, long size) {
        boolean quiet = lost == 0;
        return new ThreadReport(
                name,
                id,
                kind,
                id % 5 == 1,
                kind == Kind.THREAD ? START : 0,
                new EventCounts(written, lost, lost / 2, lost - lost / 2, 3, written * size, lost * size),
                lost / 1e6,
                written / 60.0,
                written * size / 60.0,
                written,
                quiet ? "NORMAL" : "DROPPING",
                quiet ? new StateTimes(0, 0, 0) : new StateTimes(SECOND, 2 * SECOND, 3 * SECOND),
                quiet ? 0 : 5,
                quiet ? 0 : SECOND,
                Rows.pressure(),
                100,
                4,
                new SwapReport(
                        written / 100,
                        kind == Kind.OTHER
                                ? null
                                : new SwapTimes(written, 1, 900, 5_000_000, 800, 1500, 20_000, 90_000)));
    }

    public static EpisodeReport episode(String thread, long atSeconds, boolean open, boolean cut, long lost) {
        return new EpisodeReport(
                thread,
                1,
                START + atSeconds * SECOND,
                START + (atSeconds + 2) * SECOND,
                open,
                cut,
                "DROPPING",
                new EventCounts(0, lost, 0, lost, 0, 0, lost),
                5,
                new StateTimes(1, 2, 3),
                4);
    }

    public static PipelineReport pipeline(
            String name,
            int recording,
            boolean drainCounted,
            @Nullable Configuration setUp,
            List<ThreadReport> threads) {
        EventCounts counts = threads.stream().map(ThreadReport::counts).reduce(EventCounts.NONE, EventCounts::plus);
        List<Long> bins = LongStream.range(0, 60).boxed().toList();
        List<Long> none = Collections.nCopies(60, 0L);
        boolean any = !threads.isEmpty();
        return new PipelineReport(
                name,
                recording,
                counts,
                new DrainCounts(counts.written(), 1, 2),
                drainCounted,
                setUp,
                any ? List.of("drain-1", "drain-2", "drain-3", "drain-4") : List.of(),
                new Gauges(1, 2, 3, 4, new MovingAverages(1, 2, 3, 4, 5, 6), 7, 8, 9, 10),
                threads,
                new SwapReport(any ? 10 : 0, any ? new SwapTimes(10, 1, 2, 3, 4, 5, 6, 7) : null),
                any ? spells(3, "slow", 1) : new Outliers(0, 0, List.of()),
                any ? spells(1, "blocked", -1) : new Outliers(0, 0, List.of()),
                new CountsOverTime(START, SECOND, bins, any ? bins : none, bins, any ? bins : none),
                new HeatMap(
                        START,
                        SECOND,
                        60,
                        threads.stream().map(SampleReports::heat).toList()),
                any
                        ? List.of(
                                episode(threads.get(0).name(), 1, false, false, 5),
                                episode(threads.get(0).name(), 2, false, true, 50),
                                episode(threads.get(0).name(), 3, true, false, 500))
                        : List.of(),
                any ? 3 : 0,
                any ? SampleCauses.some() : CauseReport.NONE,
                any ? List.of(SampleCauses.finding(Finding.Kind.SLOWER_SWAPS, "")) : List.of());
    }

    private static Outliers spells(long count, String thread, int endSeconds) {
        long end = START + endSeconds * SECOND;
        return new Outliers(count, 4, List.of(new Outliers.Spell(thread, end - 5, end)));
    }

    private static HeatMap.Row heat(ThreadReport thread) {
        return new HeatMap.Row(
                thread.name(),
                thread.id(),
                10,
                List.of(0L, thread.counts().written()),
                thread.counts().dropped() == 0
                        ? List.of()
                        : List.of(thread.counts().dropped(), 0L));
    }

    /** A recording with so many threads and spans of a tenth of a second. */
    public static Report large(int threads, int spans) {
        List<ThreadReport> rows = threads(threads, "pool-7-thread-");
        PipelineReport plain = pipeline("large", 0, true, setUp(4, "OLDEST", 0), rows);
        List<Long> wave = LongStream.range(0, spans)
                .map(span -> 1000 + (long) (900 * Math.sin(span / 500.0)) + span * 7919 % 131)
                .boxed()
                .toList();
        List<Long> lost = wave.stream().map(count -> Math.max(0, count - 1700)).toList();
        List<HeatMap.Row> heat =
                rows.stream().map(row -> heat(row, wave, spans / 300)).toList();
        PipelineReport pipeline = new PipelineReport(
                plain.name(),
                0,
                plain.counts(),
                plain.drain(),
                true,
                plain.configuration(),
                plain.drainThreads(),
                plain.gauges(),
                rows,
                plain.swaps(),
                plain.slowSwaps(),
                plain.blockedWrites(),
                new CountsOverTime(START, SECOND / 10, wave, lost, wave, wave),
                new HeatMap(START, spans * SECOND / 10 / 300, 300, heat),
                plain.episodes(),
                plain.episodeCount(),
                plain.causes(),
                plain.findings());
        return report(List.of(pipeline), 1, false, List.of());
    }

    /* Each thread a little later than the one before it. */
    private static HeatMap.Row heat(ThreadReport row, List<Long> wave, int step) {
        List<Long> written = IntStream.range(0, 300)
                .mapToObj(column -> wave.get((int) ((column * (long) step + row.id() * 20) % wave.size())))
                .toList();
        List<Long> lost =
                written.stream().map(count -> Math.max(0, count - 1200)).toList();
        return new HeatMap.Row(row.name(), row.id(), 0, written, lost);
    }

    public static Configuration setUp(long rings, String policy, long blockLimit) {
        return new Configuration(
                START,
                "p",
                START,
                "1.0",
                true,
                rings,
                65536,
                policy,
                blockLimit,
                0.25,
                0.5,
                SECOND,
                2,
                "a.Sink",
                3,
                4,
                5);
    }

    public static List<ThreadReport> threads(int count, String namePrefix) {
        List<ThreadReport> threads = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            threads.add(thread(namePrefix + index, index, Kind.THREAD, 1_000_000_000L / index, 1_000_000L / index));
        }
        return threads;
    }

    public static Report report(
            List<PipelineReport> pipelines, int recordings, boolean limited, List<Warning> warnings) {
        List<RecordingSummary> summaries = new ArrayList<>();
        for (int index = 0; index < recordings; index++) {
            summaries.add(new RecordingSummary(
                    new RecordingInfo("rec" + index + ".jfr", START, START + 60 * SECOND, 1, 3, 5000),
                    index == 0 ? PROCESS : ProcessIdentity.UNKNOWN,
                    new TimeWindow(START, START + 60 * SECOND, limited),
                    index + 1,
                    new CollectionSummary(index, 2, 3, 4, 5, 6),
                    List.of(
                            new VmPause(START + 5 * SECOND, START + 4 * SECOND, VmPause.Kind.COLLECTION, "GC Pause"),
                            new VmPause(START + 9 * SECOND, START + 8 * SECOND, VmPause.Kind.OPERATION, "HeapDumper")),
                    Instrumentation.NONE));
        }
        EventCounts counts = pipelines.stream().map(PipelineReport::counts).reduce(EventCounts.NONE, EventCounts::plus);
        ThreadReport worst = pipelines.stream()
                .flatMap(pipeline -> pipeline.threads().stream())
                .filter(thread -> thread.counts().dropped() > 0)
                .findFirst()
                .orElse(null);
        Verdict verdict = new Verdict(
                counts.offered(),
                counts.dropped(),
                counts.lossRatio(),
                !warnings.isEmpty(),
                worst == null ? null : worst.name(),
                worst == null ? 0 : 0.5,
                worst == null ? null : pipelines.get(0).name(),
                counts.lossRatio(),
                0,
                null,
                0);
        return new Report(summaries, verdict, counts, new DrainCounts(1, 2, 3), pipelines, warnings);
    }

    public static Warning warning(String recording, String pipeline, String text) {
        return new Warning(Code.DAMAGED_CHUNK, recording, pipeline, text);
    }
}
