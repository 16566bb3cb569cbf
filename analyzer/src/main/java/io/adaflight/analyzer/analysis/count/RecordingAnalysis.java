package io.adaflight.analyzer.analysis.count;

import io.adaflight.analyzer.analysis.causes.evidence.VmHistory;
import io.adaflight.analyzer.analysis.causes.evidence.VmHistoryBuilder;
import io.adaflight.analyzer.analysis.result.CollectionSummary;
import io.adaflight.analyzer.analysis.result.EpochTime;
import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Ratios;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.event.CollectionCost;
import io.adaflight.analyzer.recording.event.DataLoss;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.EnvironmentVariable;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.FinalCounts;
import io.adaflight.analyzer.recording.event.InstrumentedClass;
import io.adaflight.analyzer.recording.event.JdkEvent;
import io.adaflight.analyzer.recording.event.JvmInformation;
import io.adaflight.analyzer.recording.event.MethodCalls;
import io.adaflight.analyzer.recording.event.PipelineEvent;
import io.adaflight.analyzer.recording.event.SilentDiscard;
import io.adaflight.analyzer.recording.event.VmPause;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sums up one recording from its events in time order. */
public final class RecordingAnalysis implements Consumer<DecodedEvent> {
    private static final int MOST_PIPELINES = 1000;
    private static final int FINE_PIPELINES = 8;

    private final RecordingInfo info;
    private final TimeWindow window;
    private final @Nullable String onlyPipeline;
    private final boolean live;
    private final Map<String, PipelineCounter> pipelines = new TreeMap<>();
    private final TreeSet<String> names = new TreeSet<>();
    private final VmHistoryBuilder vmHistory = new VmHistoryBuilder();
    private final PauseCounter pauses;
    private final ProcessFacts process = new ProcessFacts();
    private final InstrumentationFacts instrumentation = new InstrumentationFacts();
    private final List<Warning> completions = new ArrayList<>();
    private boolean tooManyPipelines;
    private long losses;
    private long lostBytes;
    private long collections;
    private long collectionNanos;
    private long longestCollection;
    private long mostRows;
    private long collectionFailures;
    private long skippedCollections;
    private long lastEventNanos;

    private RecordingAnalysis(RecordingInfo info, TimeWindow window, @Nullable String onlyPipeline, boolean live) {
        this.info = info;
        this.window = window;
        this.onlyPipeline = onlyPipeline;
        this.live = live;
        pauses = new PauseCounter(window);
    }

    /**
     * Begins the analysis of a recording.
     *
     * @param from the beginning of the time to report on; null for all of it
     * @param to its end; null for all of it
     * @param onlyPipeline the name of the only pipeline to report on; null for all
     * @throws IllegalArgumentException when the window is empty or lies outside of the recording
     */
    public static RecordingAnalysis of(
            RecordingInfo info, @Nullable TimeBound from, @Nullable TimeBound to, @Nullable String onlyPipeline) {
        long start = from == null ? info.startNanos() : from.resolve(info.startNanos(), info.endNanos());
        long end = to == null ? info.endNanos() : to.resolve(info.startNanos(), info.endNanos());
        boolean limited = from != null || to != null;
        if (limited && (end <= start || end < info.startNanos() || start > info.endNanos())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--from and --to leave nothing of %s, which lasts from %s to %s (%.3f s)",
                    info.name(),
                    EpochTime.iso(info.startNanos()),
                    EpochTime.iso(info.endNanos()),
                    Ratios.seconds(info.endNanos() - info.startNanos())));
        }
        return new RecordingAnalysis(info, new TimeWindow(start, end, limited), onlyPipeline, false);
    }

    /**
     * Analyses what a process left in a counters file, where there is no recording.
     *
     * @param onlyPipeline the name of the only pipeline to report on; null for all
     */
    public static RecordingAnalysis of(FinalCounts counts, @Nullable String onlyPipeline) {
        long start = Math.min(counts.createdNanos(), counts.takenNanos());
        RecordingInfo info = new RecordingInfo(counts.name(), start, counts.takenNanos(), 1, 0, 0);
        RecordingAnalysis analysis = of(info, null, null, onlyPipeline);
        analysis.complete(counts);
        return analysis;
    }

    /** Starts the analysis of a running recording: a pipeline counts what the rows of its threads have so far. */
    public static RecordingAnalysis live(RecordingInfo info, @Nullable String onlyPipeline) {
        TimeWindow window = new TimeWindow(info.startNanos(), info.endNanos(), false);
        return new RecordingAnalysis(info, window, onlyPipeline, true);
    }

    @Override
    public void accept(DecodedEvent event) {
        lastEventNanos = Math.max(lastEventNanos, event.timeNanos());
        if (event instanceof PipelineEvent ofPipeline) {
            PipelineCounter counter = pipeline(ofPipeline.pipeline());
            if (counter != null) {
                counter.add(ofPipeline);
            }
        } else if (event instanceof DataLoss loss) {
            vmHistory.lost();
            losses++;
            lostBytes = EventCounts.saturatedSum(lostBytes, loss.bytes());
        } else if (event instanceof JdkEvent ofJdk) {
            vmHistory.add(ofJdk);
            if (ofJdk instanceof VmPause pause) {
                pauses.add(pause);
            }
        } else if (event instanceof CollectionCost cost) {
            collections++;
            collectionNanos = EventCounts.saturatedSum(collectionNanos, cost.durationNanos());
            longestCollection = Math.max(longestCollection, cost.durationNanos());
            mostRows = Math.max(mostRows, cost.rows());
            collectionFailures = Math.max(collectionFailures, cost.failures());
            skippedCollections = Math.max(skippedCollections, cost.skipped());
        } else if (event instanceof JvmInformation jvm) {
            process.add(jvm);
        } else if (event instanceof EnvironmentVariable variable) {
            process.add(variable);
        } else if (event instanceof InstrumentedClass one) {
            instrumentation.add(one);
        } else if (event instanceof MethodCalls calls) {
            instrumentation.add(calls);
        } else if (event instanceof SilentDiscard discard) {
            instrumentation.add(discard);
        }
    }

    /**
     * Completes the counts with those that the process left in a counters file. Once, after all events, and of a whole
     * recording.
     *
     * @throws IllegalArgumentException when the file cannot belong to the recorded process; its message says why
     */
    public void complete(FinalCounts last) {
        long until = Math.max(info.endNanos(), lastEventNanos);
        completions.addAll(new CountersFileMerge(last, info).complete(until, pipelines::get, this::pipeline));
        lastEventNanos = Math.max(lastEventNanos, last.takenNanos());
    }

    private @Nullable PipelineCounter pipeline(String name) {
        if (names.size() >= MOST_PIPELINES && !names.contains(name)) {
            tooManyPipelines = true;
            return null;
        }
        names.add(name);
        if (onlyPipeline != null && !onlyPipeline.equals(name)) {
            return null;
        }
        boolean fine = !live && pipelines.size() < FINE_PIPELINES;
        return pipelines.computeIfAbsent(name, key -> new PipelineCounter(key, window, vmHistory, fine, live));
    }

    /** The names of all pipelines in the recording, also of those that are not reported on. */
    public Set<String> pipelineNames() {
        return Set.copyOf(names);
    }

    /** What is known of the libraries in which events are counted. */
    public Instrumentation instrumentation() {
        return instrumentation.result();
    }

    RecordingSummary summary(int readChunks) {
        return new RecordingSummary(
                info,
                process.identity(),
                shownWindow(),
                readChunks,
                new CollectionSummary(
                        collections,
                        collectionNanos,
                        longestCollection,
                        mostRows,
                        collectionFailures,
                        skippedCollections),
                pauses.longest(),
                instrumentation.result());
    }

    List<PipelineReport> pipelineReports(int index) {
        TimeWindow shown = shownWindow();
        VmHistory vm = vmHistory.build();
        return pipelines.values().stream()
                .map(counter -> counter.report(index, shown, vm))
                .toList();
    }

    /* An unfinished recording goes on after its known end. */
    private TimeWindow shownWindow() {
        return window.limited()
                ? window
                : new TimeWindow(window.fromNanos(), Math.max(window.toNanos(), lastEventNanos), false);
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        if (losses > 0) {
            warnings.add(new Warning(
                    Code.DATA_LOSS,
                    info.name(),
                    "",
                    String.format(
                            Locale.ROOT,
                            "the recorder lost data %,d times (%,d bytes): counts are lower bounds",
                            losses,
                            lostBytes)));
        }
        if (collectionFailures > 0) {
            warnings.add(new Warning(
                    Code.COLLECTION_FAILURE,
                    info.name(),
                    "",
                    String.format(
                            Locale.ROOT, "%,d collections failed; see the application's log", collectionFailures)));
        }
        if (tooManyPipelines) {
            warnings.add(new Warning(
                    Code.TOO_MANY,
                    info.name(),
                    "",
                    "more than " + MOST_PIPELINES + " pipelines; the rest is left out"));
        }
        warnings.addAll(completions);
        pipelines.forEach((name, counter) -> warnings.addAll(PipelineChecks.check(counter, info.name(), name, window)));
        return warnings;
    }
}
