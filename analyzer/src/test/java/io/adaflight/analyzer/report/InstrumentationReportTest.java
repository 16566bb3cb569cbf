package io.adaflight.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.Instrumentation.CountedMethod;
import io.adaflight.analyzer.analysis.result.Instrumentation.InstrumentedLibrary;
import io.adaflight.analyzer.analysis.result.Instrumentation.SilentLoss;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.report.export.MarkdownReport;
import io.adaflight.analyzer.report.json.JsonReport;
import io.adaflight.analyzer.report.text.TextReport;
import io.adaflight.analyzer.report.text.TextStyle;
import io.adaflight.analyzer.wording.CallsSentence;
import io.adaflight.analyzer.wording.InstrumentationSentence;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of the libraries that the agent counts in. */
class InstrumentationReportTest {
    private static final SilentLoss LOSS = new SilentLoss("AsyncContext", 43_301, "log4j2", "2.24.3", "4.0.0");
    private static final String POLICY = "java.util.concurrent.ThreadPoolExecutor$AbortPolicy.rejectedExecution";
    private static final Instrumentation INSTRUMENTATION = new Instrumentation(
            List.of(
                    new InstrumentedLibrary("executors", "17.0.15", List.of("java.Pool"), List.of()),
                    new InstrumentedLibrary(
                            "log4j2", "2.24.3", List.of("log.Async"), List.of("log.Old: put has 2 places"))),
            List.of(LOSS),
            List.of(new CountedMethod(POLICY, 1000), new CountedMethod("own.Queue.put", 1)));

    private static Report report() {
        Report plain = SampleReports.report(List.of(), 1, false, List.of());
        RecordingSummary recording = plain.recordings().get(0);
        return new Report(
                List.of(new RecordingSummary(
                        recording.info(),
                        recording.process(),
                        recording.window(),
                        recording.readChunks(),
                        recording.collecting(),
                        recording.pauses(),
                        INSTRUMENTATION)),
                plain.verdict(),
                plain.counts(),
                plain.drain(),
                plain.pipelines(),
                plain.warnings());
    }

    private static String rendered(ReportRenderer renderer) throws IOException {
        StringWriter out = new StringWriter();
        renderer.render(report(), out);
        return out.toString();
    }

    @Test
    void text_librariesAndSilentLoss_areSaid() throws IOException {
        String text = rendered(new TextReport(new TextStyle(200, false, StandardCharsets.UTF_8), 10))
                .replaceAll("\\s+", " ");
        assertThat(text)
                .contains(InstrumentationSentence.of(LOSS))
                .contains("counted in executors of JDK 17.0.15, Log4j 2.24.3; left alone: log.Old: put has 2 places");
    }

    @Test
    void json_librariesAndSilentLoss_areFields() throws IOException {
        assertThat(rendered(new JsonReport(10, false)).replaceAll("\\s", ""))
                .contains(
                        "\"instrumented\":[{\"library\":\"executors\",\"version\":\"17.0.15\",\"classes\":[\"java.Pool\"]")
                .contains("\"leftAlone\":[\"log.Old:puthas2places\"]")
                .contains("\"silentLosses\":[{\"pipeline\":\"AsyncContext\",\"events\":43301,\"library\":\"log4j2\"");
    }

    @Test
    void sentence_ofASilentLoss_hasTheVersionsAndBothWaysOut() {
        assertThat(InstrumentationSentence.of(LOSS))
                .startsWith(
                        "Log4j 2.24.3 with Disruptor 4.0.0 discarded 43,301 events of AsyncContext without saying so")
                .contains("use Disruptor 3.4.4 or a larger ring");
        assertThat(InstrumentationSentence.of(new SilentLoss("p", 1, "log4j2", "", "")))
                .startsWith("Log4j with Disruptor discarded 1 event of p without");
    }

    @Test
    void text_callsThatTheJdkCounted_haveTheirMeaningAndLimits() throws IOException {
        assertThat(rendered(new TextReport(new TextStyle(200, false, StandardCharsets.UTF_8), 10)))
                .contains("  1,000 calls of " + POLICY + ": tasks rejected with an exception")
                .contains("  1 call of own.Queue.put\n")
                .contains(CallsSentence.LIMITS);
    }

    @Test
    void json_callsThatTheJdkCounted_areFields() throws IOException {
        assertThat(rendered(new JsonReport(10, false)).replaceAll("\\s", ""))
                .contains("\"methodCalls\":[{\"method\":\"" + POLICY + "\",\"calls\":1000,\"meaning\":\"tasksrejected")
                .contains("{\"method\":\"own.Queue.put\",\"calls\":1,\"meaning\":\"\"}");
    }

    @Test
    void markdown_callsThatTheJdkCounted_areATable() throws IOException {
        assertThat(rendered(new MarkdownReport(StandardCharsets.UTF_8, 10)))
                .contains("#### Calls in `", CallsSentence.LIMITS + ".\n")
                .contains("| `" + POLICY + "` | 1,000 | tasks rejected with an exception |");
    }

    @Test
    void sentence_ofNothing_isEmpty() {
        assertThat(InstrumentationSentence.of(Instrumentation.NONE)).isEmpty();
        assertThat(InstrumentationSentence.of(new Instrumentation(
                        List.of(new InstrumentedLibrary("own", "", List.of(), List.of("a.B: no"))),
                        List.of(),
                        List.of())))
                .isEqualTo("left alone: a.B: no");
    }
}
