package io.adaflight.analyzer.analysis.count;

import static io.adaflight.analyzer.analysis.count.Rows.INFO;
import static io.adaflight.analyzer.analysis.count.Rows.at;
import static io.adaflight.analyzer.analysis.count.Rows.counts;
import static io.adaflight.analyzer.analysis.count.Rows.identity;
import static io.adaflight.analyzer.analysis.count.Rows.move;
import static io.adaflight.analyzer.analysis.count.Rows.pipeline;
import static io.adaflight.analyzer.analysis.count.Rows.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.result.CollectionSummary;
import io.adaflight.analyzer.analysis.result.EpisodeReport;
import io.adaflight.analyzer.analysis.result.Outliers;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.recording.event.BlockedWrite;
import io.adaflight.analyzer.recording.event.CollectionCost;
import io.adaflight.analyzer.recording.event.DataLoss;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.DrainCounts;
import io.adaflight.analyzer.recording.event.DrainThread;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.SlowSwap;
import io.adaflight.analyzer.recording.event.SwapSnapshot;
import io.adaflight.analyzer.recording.event.SwapTimes;
import io.adaflight.analyzer.recording.event.ThreadSnapshot;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingAnalysisTest {
    private static Report report(DecodedEvent... events) {
        return report(null, null, events);
    }

    private static Report report(@Nullable String from, @Nullable String to, DecodedEvent... events) {
        RecordingAnalysis analysis = RecordingAnalysis.of(
                INFO, from == null ? null : TimeBound.parse(from), to == null ? null : TimeBound.parse(to), null);
        List.of(events).forEach(analysis);
        ReportBuilder builder = new ReportBuilder();
        builder.add(analysis, 1, List.of());
        return builder.build();
    }

    private static PipelineReport only(Report report) {
        assertThat(report.pipelines()).hasSize(1);
        return report.pipelines().get(0);
    }

    private static List<Code> codes(Report report) {
        return report.warnings().stream().map(Warning::code).distinct().toList();
    }

    private static DecodedEvent[] balanced() {
        return new DecodedEvent[] {
            Rows.configuration(true),
            identity(1, "a"),
            identity(2, "b"),
            thread(0, 1, counts(0, 0), counts(1000, 50)),
            thread(0, 2, counts(0, 0), counts(2000, 0)),
            pipeline(0, counts(0, 0), counts(3000, 50)),
            thread(1000, 1, counts(100, 10), counts(1100, 60)),
            pipeline(1000, counts(300, 10), counts(3300, 60)),
            thread(2000, 1, counts(100, 20), counts(1200, 80)),
            thread(2000, 2, counts(400, 0), counts(2400, 0)),
            pipeline(2000, counts(300, 20), counts(3600, 80)),
        };
    }

    @Test
    void counts_recordingThatBeganLate_areThoseWithinIt() {
        Report report = report(balanced());
        PipelineReport pipeline = only(report);

        assertThat(report.warnings()).isEmpty();
        assertThat(pipeline.counts()).isEqualTo(counts(600, 30));
        assertThat(pipeline.drain().drained()).isEqualTo(600);
        assertThat(pipeline.threads()).extracting(ThreadReport::name).containsExactly("a", "b");
        assertThat(pipeline.threads().get(0).counts()).isEqualTo(counts(200, 30));
        assertThat(pipeline.threads().get(0).shareOfLoss()).isEqualTo(1.0);
        assertThat(pipeline.threads().get(0).eventsPerSecond()).isEqualTo(20);
        assertThat(pipeline.threads().get(0).swaps().count()).isEqualTo(20);
        assertThat(pipeline.threads().get(0).blockedNanos()).isEqualTo(205);
        assertThat(pipeline.threads().get(0).peakEventRate()).isEqualTo(100);
        assertThat(pipeline.threads().get(1).counts()).isEqualTo(counts(400, 0));
        assertThat(pipeline.swaps().count()).isEqualTo(60);
        assertThat(report.verdict())
                .isEqualTo(
                        new Verdict(630, 30, 30 / 630.0, false, "a", 1.0, "p", 30 / 630.0, 0, Cause.UNEXPLAINED, 1.0));
    }

    @Test
    void counts_rowsLostInBetween_stayExact() {
        DecodedEvent[] all = balanced();
        Report report = report(all[0], all[1], all[2], all[3], all[4], all[5], all[8], all[9], all[10]);
        assertThat(only(report).counts()).isEqualTo(counts(600, 30));
        assertThat(only(report).threads().get(0).counts()).isEqualTo(counts(200, 30));
    }

    @Test
    void counts_firstRowsLost_beginWithTheirOwnInterval() {
        DecodedEvent[] all = balanced();
        assertThat(only(report(all[7], all[10])).counts()).isEqualTo(counts(600, 30));
    }

    @Test
    void window_partOfTheRecording_countsFromTheLastRowBefore() {
        Report report = report("500ms", "1500ms", balanced());
        PipelineReport pipeline = only(report);
        assertThat(pipeline.counts()).isEqualTo(counts(300, 10));
        assertThat(pipeline.threads()).extracting(ThreadReport::name).containsExactly("a", "(other threads)");
        assertThat(pipeline.threads().get(1).counts()).isEqualTo(counts(200, 0));
        assertThat(pipeline.threads().get(1).kind()).isEqualTo(ThreadReport.Kind.OTHER);
        assertThat(report.recordings().get(0).window()).isEqualTo(new TimeWindow(at(500), at(1500), true));
        assertThat(pipeline.timeLine().written().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(300);
    }

    @Test
    void window_outsideOrEmpty_isRefused() {
        for (String[] window : new String[][] {{"20s", "30s"}, {"3s", "2s"}, {"2s", "2s"}, {"-50s", "-40s"}}) {
            assertThatThrownBy(() -> report(window[0], window[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("leave nothing of app.jfr");
        }
    }

    @Test
    void others_threadsBeyondTheRows_areWhatThePipelineHasMore() {
        Report report = report(
                identity(1, "a"),
                thread(1000, 1, counts(100, 0), counts(100, 0)),
                thread(1000, ThreadSnapshot.OTHER_THREADS, counts(50, 0), counts(900, 0)),
                thread(2000, ThreadSnapshot.OTHER_THREADS, counts(70, 5), counts(30, 5)),
                pipeline(2000, counts(250, 5), counts(250, 5)));
        assertThat(codes(report)).containsExactly(Code.MISSING_EVENT);
        ThreadReport others = only(report).threads().get(1);
        assertThat(others.counts()).isEqualTo(counts(150, 5));
        assertThat(others.swaps().count()).isEqualTo(12);
        assertThat(others.swaps().sinceStart()).isNull();
        assertThat(others.blockedWrites()).isEqualTo(2);
        assertThat(report.verdict().worstThread()).isNull();
        assertThat(report.verdict().worstPipeline()).isEqualTo("p");
    }

    @Test
    void others_rowsOutsideOfTheWindow_areLeftOut() {
        Report report = report(
                "1500ms",
                "1800ms",
                thread(1000, ThreadSnapshot.OTHER_THREADS, counts(50, 0), counts(900, 0)),
                thread(1600, ThreadSnapshot.OTHER_THREADS, counts(7, 0), counts(900, 0)),
                thread(2000, ThreadSnapshot.OTHER_THREADS, counts(70, 5), counts(30, 5)));
        assertThat(only(report).counts()).isEqualTo(counts(7, 0));
    }

    @Test
    void virtualThreads_theirRow_isMarked() {
        Report report = report(identity(-1, "virtual threads"), thread(1000, -1, counts(5, 0), counts(5, 0)));
        assertThat(only(report).threads().get(0).kind()).isEqualTo(ThreadReport.Kind.VIRTUAL);
    }

    @Test
    void checks_missingEvents_areFindings() {
        Report noPipeline = report(thread(1000, 7, counts(100, 1), counts(100, 1)));
        assertThat(only(noPipeline).counts()).isEqualTo(counts(100, 1));
        assertThat(only(noPipeline).threads().get(0).name()).isEqualTo("thread 7");
        assertThat(only(noPipeline).timeLine().written().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(100);
        assertThat(noPipeline.warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.contains("no adaflight.PipelineSnapshot"))
                .anyMatch(text -> text.contains("no adaflight.PipelineConfiguration"))
                .anyMatch(text -> text.contains("no adaflight.ThreadInfo for 1 threads"));

        Report noThreads = report(pipeline(1000, counts(100, 1), counts(100, 1)));
        assertThat(noThreads.warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.contains("no adaflight.ThreadSnapshot"));
    }

    @Test
    void checks_totalsThatFall_areDamage() {
        Report report =
                report(pipeline(1000, counts(100, 0), counts(100, 0)), pipeline(2000, counts(0, 0), counts(50, 0)));
        assertThat(codes(report)).contains(Code.UNBALANCED);
        assertThat(only(report).counts()).isEqualTo(counts(100, 0));
        Report ofThread =
                report(thread(1000, 1, counts(100, 0), counts(100, 0)), thread(2000, 1, counts(0, 0), counts(50, 0)));
        assertThat(codes(ofThread)).contains(Code.UNBALANCED);
    }

    @Test
    void checks_booksThatDoNotBalance_areTold() {
        EventCounts lost = new EventCounts(10, 9, 1, 2, 0, 0, 0);
        assertThat(report(pipeline(1000, lost, lost)).warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.contains("lost is 9, but rejected and evicted are 2 and 1"));

        DrainCounts tooMany = new DrainCounts(200, 0, 0);
        Report drained =
                report(Rows.configuration(true), pipeline(1000, counts(100, 0), counts(100, 0), tooMany, false));
        assertThat(drained.warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.contains("more events were drained"));
        Report notCounted =
                report(Rows.configuration(false), pipeline(1000, counts(100, 0), counts(100, 0), tooMany, false));
        assertThat(notCounted.warnings())
                .extracting(Warning::text)
                .noneMatch(text -> text.contains("more events were drained"));
        assertThat(only(notCounted).drainCounted()).isFalse();

        Report threads =
                report(thread(1000, 1, counts(200, 0), counts(200, 0)), pipeline(1000, counts(100, 0), counts(100, 0)));
        assertThat(threads.warnings()).extracting(Warning::text).anyMatch(text -> text.contains("written 200 of 100"));
        Report part = report(
                "500ms",
                "2s",
                thread(1000, 1, counts(200, 0), counts(200, 0)),
                pipeline(1000, counts(100, 0), counts(100, 0)));
        assertThat(codes(part)).doesNotContain(Code.UNBALANCED);
    }

    @Test
    void checks_saturationSinkAndLosses_areTold() {
        Report report = report(
                pipeline(1000, counts(1, 0), counts(Long.MAX_VALUE, 0), new DrainCounts(1, 2, 3), true),
                new DataLoss(at(1), 500),
                new CollectionCost(at(2), 10, 5, 1, 2),
                new CollectionCost(at(3), 30, 4, 0, 4));
        assertThat(codes(report)).contains(Code.SATURATED, Code.SINK_FAILURE, Code.DATA_LOSS, Code.COLLECTION_FAILURE);
        assertThat(report.verdict().lowerBound()).isTrue();
        assertThat(report.verdict().eventsFailed()).isEqualTo(2);
        assertThat(report.recordings().get(0).collecting()).isEqualTo(new CollectionSummary(2, 40, 30, 5, 1, 4));
    }

    @Test
    void smallEvents_inTheWindow_areSummedUp() {
        Report report = report(
                "1s",
                "2s",
                new SlowSwap(at(500), "p", 1, "a", 900, true),
                new SlowSwap(at(1500), "p", 1, "a", 10, true),
                new SlowSwap(at(1600), "p", 2, "b", 30, true),
                new SlowSwap(at(1700), "p", 2, "c", 20, true),
                new BlockedWrite(at(1500), "p", 1, "a", 0, true),
                new SwapSnapshot(at(1500), "p", new SwapTimes(1, 2, 3, 7, 4, 5, 6, 8)),
                new SwapSnapshot(at(2500), "p", new SwapTimes(9, 9, 9, 9, 9, 9, 9, 9)),
                new DrainThread(at(0), "p", 9, "drain", 0, 0));
        PipelineReport pipeline = only(report);
        assertThat(pipeline.slowSwaps())
                .isEqualTo(new Outliers(
                        3,
                        60,
                        List.of(
                                new Outliers.Spell("a", at(1500) - 10, at(1500)),
                                new Outliers.Spell("b", at(1600) - 30, at(1600)),
                                new Outliers.Spell("c", at(1700) - 20, at(1700)))));
        assertThat(pipeline.slowSwaps().longest()).isEqualTo(new Outliers.Spell("b", at(1600) - 30, at(1600)));
        assertThat(new Outliers(0, 0, List.of()).longest()).isNull();
        assertThat(pipeline.blockedWrites())
                .isEqualTo(new Outliers(1, 0, List.of(new Outliers.Spell("a", at(1500), at(1500)))));
        assertThat(pipeline.swaps().sinceStart()).isEqualTo(new SwapTimes(1, 2, 3, 7, 4, 5, 6, 7));
        assertThat(pipeline.drainThreads()).containsExactly("drain");
    }

    @Test
    void episodes_endedAndOpen_areBothThere() {
        Report report = report(
                identity(1, "a"),
                thread(500, 1, counts(100, 5), counts(100, 5)),
                move(1000, 1, "NORMAL", "PRESSURE"),
                move(1100, 1, "PRESSURE", "NORMAL"),
                Rows.episode(1000, 1100, 1, 3),
                move(1500, 2, "NORMAL", "DROPPING"),
                Rows.episode(1500, 1700, 2, 8),
                move(2000, 1, "NORMAL", "PRESSURE"),
                move(2500, 1, "PRESSURE", "DROPPING"),
                thread(3000, 1, counts(100, 20), counts(200, 25)));
        List<EpisodeReport> episodes = only(report).episodes();
        assertThat(only(report).episodeCount()).isEqualTo(3);
        assertThat(episodes).extracting(EpisodeReport::open).containsExactly(false, false, true);
        assertThat(episodes).extracting(EpisodeReport::thread).containsExactly("a", "thread 2", "a");
        assertThat(episodes.get(0).lost().dropped()).isEqualTo(3);
        EpisodeReport open = episodes.get(2);
        assertThat(open.startNanos()).isEqualTo(at(2000));
        assertThat(open.endNanos()).isEqualTo(INFO.endNanos());
        assertThat(open.worstState()).isEqualTo("DROPPING");
        assertThat(open.lost().dropped()).isEqualTo(20);
        assertThat(open.moves()).isEqualTo(2);
    }

    @Test
    void episodes_outsideOfTheWindow_areLeftOut() {
        Report report = report(
                "1s",
                "2s",
                Rows.episode(100, 200, 1, 1),
                Rows.episode(900, 1100, 1, 2),
                Rows.episode(2100, 2200, 1, 3),
                move(2500, 1, "NORMAL", "PRESSURE"));
        assertThat(only(report).episodes())
                .singleElement()
                .satisfies(episode -> assertThat(episode.lost().dropped()).isEqualTo(2));
    }

    @Test
    void episodes_veryMany_keepTheGreatest() {
        RecordingAnalysis analysis = RecordingAnalysis.of(INFO, null, null, null);
        for (int index = 0; index < 1500; index++) {
            analysis.accept(Rows.episode(index, index + 1, 1, index));
        }
        PipelineReport pipeline = analysis.pipelineReports(0).get(0);
        assertThat(pipeline.episodeCount()).isEqualTo(1500);
        assertThat(pipeline.episodes()).hasSize(1000);
        assertThat(pipeline.episodes().get(0).lost().dropped()).isEqualTo(500);
    }

    @Test
    void pipelineFilter_oneName_leavesTheOthersOut() {
        RecordingAnalysis analysis = RecordingAnalysis.of(INFO, null, null, "q");
        analysis.accept(pipeline(1000, counts(1, 0), counts(1, 0)));
        analysis.accept(new DrainThread(at(0), "q", 9, "drain", 0, 0));
        assertThat(analysis.pipelineNames()).containsExactlyInAnyOrder("p", "q");
        assertThat(analysis.pipelineReports(0)).extracting(PipelineReport::name).containsExactly("q");
    }

    @Test
    void bounds_veryManyNames_areKept() {
        RecordingAnalysis analysis = RecordingAnalysis.of(INFO, null, null, null);
        for (int index = 0; index < 1100; index++) {
            analysis.accept(new DrainThread(at(0), "pipeline " + index, 9, "drain", 0, 0));
        }
        for (int index = 0; index < 21_000; index++) {
            analysis.accept(new io.adaflight.analyzer.recording.event.ThreadIdentity(
                    at(0), "pipeline 1", index, "t", false, 0));
        }
        analysis.accept(thread(5, 50_000, counts(1, 0), counts(1, 0)));
        assertThat(analysis.pipelineNames()).hasSize(1000);
        assertThat(analysis.warnings()).extracting(Warning::code).contains(Code.TOO_MANY);
        assertThat(analysis.warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.contains("more threads than can be told apart"));
        for (int index = 0; index < 200; index++) {
            analysis.accept(new DrainThread(at(0), "pipeline 1", 9, "drain " + index, 0, 0));
        }
        assertThat(analysis.pipelineReports(0).stream()
                        .filter(pipeline -> pipeline.name().equals("pipeline 1"))
                        .findFirst()
                        .orElseThrow()
                        .drainThreads())
                .hasSize(100);
    }

    @Test
    void summary_eventsAfterTheHeadersEnd_moveTheEnd() {
        Report report = report(pipeline(20_000, counts(1, 0), counts(1, 0)));
        assertThat(report.recordings().get(0).window().toNanos()).isEqualTo(at(20_000));
    }

    @Test
    void build_severalRecordings_areKeptApartAndSummedUp() {
        ReportBuilder builder = new ReportBuilder();
        assertThat(builder.isEmpty()).isTrue();
        for (int index = 0; index < 2; index++) {
            RecordingAnalysis analysis = RecordingAnalysis.of(INFO, null, null, null);
            List.of(balanced()).forEach(analysis);
            builder.add(analysis, 1, List.of());
        }
        builder.add(new Warning(Code.UNREADABLE_RECORDING, "x", "", "y"));
        Report report = builder.build();
        assertThat(builder.isEmpty()).isFalse();
        assertThat(report.counts()).isEqualTo(counts(1200, 60));
        assertThat(report.drain().drained()).isEqualTo(1200);
        assertThat(report.pipelines()).extracting(PipelineReport::recording).containsExactly(0, 1);
        assertThat(report.verdict().worstThreadShare()).isEqualTo(0.5);
        assertThat(report.verdict().lowerBound()).isTrue();
    }
}
