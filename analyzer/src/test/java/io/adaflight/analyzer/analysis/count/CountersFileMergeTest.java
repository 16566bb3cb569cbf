package io.adaflight.analyzer.analysis.count;

import static io.adaflight.analyzer.analysis.count.Rows.INFO;
import static io.adaflight.analyzer.analysis.count.Rows.at;
import static io.adaflight.analyzer.analysis.count.Rows.counts;
import static io.adaflight.analyzer.analysis.count.Rows.identity;
import static io.adaflight.analyzer.analysis.count.Rows.pipeline;
import static io.adaflight.analyzer.analysis.count.Rows.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.event.EventCounts;
import io.adaflight.analyzer.recording.event.FinalCounts;
import io.adaflight.analyzer.recording.event.FinalCounts.OfPipeline;
import io.adaflight.analyzer.recording.event.FinalCounts.OfThread;
import io.adaflight.analyzer.recording.warning.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountersFileMergeTest {
    private static RecordingAnalysis recorded() {
        RecordingAnalysis analysis = RecordingAnalysis.of(INFO, null, null, null);
        List.of(
                        Rows.configuration(true),
                        identity(1, "a"),
                        identity(2, "b"),
                        thread(1000, 1, counts(100, 10), counts(100, 10)),
                        thread(1000, 2, counts(200, 0), counts(200, 0)),
                        pipeline(1000, counts(300, 10), counts(300, 10)))
                .forEach(analysis);
        return analysis;
    }

    private static Report report(RecordingAnalysis analysis) {
        ReportBuilder builder = new ReportBuilder();
        builder.add(analysis, 1, List.of());
        return builder.build();
    }

    private static FinalCounts last(long createdMillis, long takenMillis, OfPipeline... pipelines) {
        return new FinalCounts(
                "app.counters", 4711, at(createdMillis), at(takenMillis), List.of(pipelines), EventCounts.NONE);
    }

    private static OfPipeline of(String name, EventCounts total, OfThread... threads) {
        return new OfPipeline(name, total, List.of(threads));
    }

    private static List<String> warnings(Report report) {
        return report.warnings().stream().map(Warning::text).toList();
    }

    @Test
    void complete_laterCounts_areThoseOfTheReport() {
        RecordingAnalysis analysis = recorded();
        analysis.complete(last(
                0,
                10_734,
                of("p", counts(450, 63), new OfThread(1, "a", counts(150, 60)), new OfThread(3, "c", counts(70, 3)))));
        Report report = report(analysis);
        PipelineReport pipeline = report.pipelines().get(0);

        assertThat(report.verdict().eventsLost()).isEqualTo(63);
        assertThat(pipeline.counts()).isEqualTo(counts(450, 63));
        assertThat(pipeline.threads()).extracting(ThreadReport::name).containsExactly("a", "c", "b", "(other threads)");
        assertThat(pipeline.threads())
                .extracting(ThreadReport::counts)
                .containsExactly(counts(150, 60), counts(70, 3), counts(200, 0), counts(30, 0));
        assertThat(pipeline.causes().shares().stream()
                        .mapToLong(CauseShare::lostEvents)
                        .sum())
                .isEqualTo(63);
        assertThat(report.recordings().get(0).window().toNanos()).isEqualTo(at(10_734));
        assertThat(warnings(report)).hasSize(1);
        assertThat(warnings(report).get(0)).contains("has 150 more events written and 53 more lost, up to");
    }

    @Test
    void complete_pipelineThatWasNotRecorded_isReported() {
        RecordingAnalysis analysis = recorded();
        analysis.complete(last(9_000, 10_500, of("late", counts(5, 1), new OfThread(9, "x", counts(5, 1)))));
        Report report = report(analysis);

        PipelineReport late = report.pipelines().get(0);
        assertThat(late.name()).isEqualTo("late");
        assertThat(late.counts()).isEqualTo(counts(5, 1));
        assertThat(late.threads().get(0).name()).isEqualTo("x");
        assertThat(report.counts()).isEqualTo(counts(305, 11));
    }

    @Test
    void complete_fileThatIsBehind_changesNothing() {
        for (EventCounts counts : List.of(counts(300, 10), counts(290, 10))) {
            RecordingAnalysis analysis = recorded();
            analysis.complete(last(0, 990, of("p", counts)));
            Report report = report(analysis);
            assertThat(report.counts()).isEqualTo(counts(300, 10));
            assertThat(warnings(report)).containsExactly("app.counters adds nothing to the recording");
        }
    }

    @Test
    void complete_onePipelineAsked_leavesTheOthersOut() {
        RecordingAnalysis analysis = RecordingAnalysis.of(INFO, null, null, "q");
        analysis.complete(last(0, 990, of("p", counts(7, 0)), of("q", counts(8, 0))));
        assertThat(report(analysis).pipelines())
                .extracting(PipelineReport::name)
                .containsExactly("q");
    }

    @Test
    void complete_pipelinesWithoutRows_areAWarning() {
        RecordingAnalysis analysis = recorded();
        analysis.complete(new FinalCounts("app.counters", 1, at(0), at(1), List.of(), counts(1234, 5)));
        assertThat(warnings(report(analysis)))
                .containsExactly("app.counters has no rows for some pipelines (1,234 written and 5 lost in all):"
                        + " they are reported as recorded");
    }

    @Test
    void complete_otherProcess_isRefusedAndChangesNothing() {
        for (FinalCounts other : List.of(
                last(10_001, 10_002, of("p", counts(900, 90))),
                last(-2000, -1, of("p", counts(900, 90))),
                last(0, 10_000, of("o", counts(1, 0)), of("p", counts(900, 9))))) {
            RecordingAnalysis analysis = recorded();
            assertThatThrownBy(() -> analysis.complete(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("app.counters: belongs to another process than app.jfr: ");
            assertThat(report(analysis).counts()).isEqualTo(counts(300, 10));
            assertThat(report(analysis).warnings()).isEmpty();
        }
    }
}
