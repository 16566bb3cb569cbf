package io.adaflight.analyzer.report.export;

import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.report;
import static io.adaflight.analyzer.report.SampleReports.setUp;
import static io.adaflight.analyzer.report.SampleReports.thread;
import static io.adaflight.analyzer.report.SampleReports.threadWithoutBytes;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static io.adaflight.analyzer.report.SampleReports.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport.Kind;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.layout.Metric;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The formats for other programs: CSV, Markdown and OpenMetrics. */
class ExportReportsTest {
    private static final String MEAN = "a|b`c``d @team #1 <b>\"x\"\u001b\u202e\n";

    private static Report two() {
        return report(
                List.of(
                        pipeline(MEAN, 0, true, setUp(4, "OLDEST", 0), threads(30, "=cmd|' /C'")),
                        pipeline("q", 1, false, null, List.of(thread("only", 1, Kind.OTHER, 7, 0))),
                        pipeline("empty", 1, true, null, List.of())),
                2,
                false,
                List.of(warning("rec0.jfr", MEAN, MEAN), warning("rec0.jfr", "", "text")));
    }

    private static String rendered(ReportRenderer renderer) throws IOException {
        StringWriter writer = new StringWriter();
        renderer.render(two(), writer);
        return writer.toString();
    }

    @Test
    void csv_everyThread_isARowWithAllColumns() throws IOException {
        String text = rendered(new CsvReport(StandardCharsets.UTF_8, Integer.MAX_VALUE));
        List<String> lines = List.of(text.split("\r\n", -1));
        assertThat(lines).hasSize(1 + 31 + 1);
        assertThat(lines.get(0))
                .startsWith(
                        "recording,pipeline,thread,threadId,kind,terminated,eventsOffered,eventsWritten,eventsDropped,"
                                + "eventsRejected,eventsEvicted,eventsFiltered,bytesWritten,bytesDropped,lossRatio,shareOfLoss,"
                                + "eventsPerSecond,bytesPerSecond,peakEventsPerSecond,state,pressureNanos,droppingNanos,"
                                + "recoveryNanos,blockedWrites,blockedNanos,poolExhaustions,ringFull,allocationFailures,"
                                + "greatestQueueDepth,swaps,swapAverageNanos,swapP50Nanos,swapP90Nanos,swapP99Nanos,"
                                + "swapP999Nanos,swapMaxNanos,mainCauseOfPipeline");
        assertThat(lines.get(1))
                .startsWith(
                        "\"rec0.jfr\",\"a|b`c``d @team #1 <b>\"\"x\"\"\\u001b\\u202e\\u000a\",\"'=cmd|' /C'1\",1,THREAD,true,")
                .contains(
                        ",1000000000,1000000,",
                        ",\"DROPPING\",1000000000,2000000000,3000000000,5,1000000000,1,2,3,100,10000000,900,800,1500,20000,90000,5000000,LOCK");
        int columns = lines.get(0).split(",", -1).length;
        assertThat(lines.subList(1, 32)).allMatch(line -> line.split(",", -1).length == columns);
        assertThat(lines.get(31))
                .startsWith("\"rec1.jfr\",\"q\",\"only\",1,OTHER,")
                .contains(",0,,,,,,,LOCK");
        assertThat(rendered(new CsvReport(StandardCharsets.UTF_8, 2)).lines()).hasSize(4);
    }

    @Test
    void markdown_names_areCodeAndNothingElse() throws IOException {
        String text = rendered(new MarkdownReport(StandardCharsets.UTF_8, 5));
        assertThat(text)
                .startsWith("### AdaFlight: ")
                .contains("of it by `=cmd\\|' /C'1`\n")
                .contains("#### Pipeline ```a\\|b`c``d @team #1 <b>\"x\"\\u001b\\u202e\\u000a``` of `rec0.jfr`\n")
                .contains("| `=cmd\\|' /C'1` (ended) | 1,000,000,000 | 1,000,000 | 0.10 % | 100 % | 93.1 GiB | 16.7M |")
                .contains("\n25 more threads\n", "TIME LINE", "█", "| +3 s | 2 s | `DROPPING` | about 500 |")
                .contains("- DAMAGED_CHUNK pipeline ```a")
                .contains(
                        "\n- `LOCK`: `71 % of the loss: the drain thread waited for a lock held by audit-flush in Sink.write;"
                                + " it spent 1.06 ms per event instead of 2.10 us.`\n- `SLEEP`: `28.5 %")
                .contains("\n| waiting for a lock | 0 ns | 1.05 ms |  |\n")
                .doesNotContain("- `UNEXPLAINED`")
                .doesNotContain("\u001b", "\u202e");
        assertThat(text.lines().filter(line -> line.startsWith("| ")))
                .allMatch(line ->
                        line.replace("\\|", "").chars().filter(c -> c == '|').count() > 4);
        assertThat(rendered(new MarkdownReport(StandardCharsets.US_ASCII, 1)).chars())
                .allMatch(c -> c < 128);
    }

    @Test
    void markdown_sizesThatNobodyKnows_areNotSpokenOf() throws IOException {
        StringWriter writer = new StringWriter();
        Report report = report(
                List.of(pipeline("p", 0, true, null, List.of(threadWithoutBytes("t", 2, 100, 5)))),
                1,
                false,
                List.of());
        new MarkdownReport(StandardCharsets.UTF_8, 5).render(report, writer);
        assertThat(writer.toString())
                .contains(
                        "| offered | written | lost | lost % | rate |\n|---:|---:|---:|---:|---:|\n| 106 | 100 | 5 |",
                        "| thread | written | lost | lost % | of loss | events/s |\n|---:|---:|---:|---:|---:|---:|\n| `t` |")
                .doesNotContain("bytes");
    }

    @Test
    void openMetrics_text_followsTheFormat() throws IOException {
        String text = rendered(new OpenMetricsReport(StandardCharsets.UTF_8, 3));
        assertThat(text)
                .endsWith("# EOF\n")
                .contains("# TYPE adaflight_written_bytes gauge\n# UNIT adaflight_written_bytes bytes\n# HELP ")
                .contains("adaflight_events_written{recording=\"rec1.jfr\",pipeline=\"q\"} 7\n")
                .contains("pipeline=\"a|b`c``d @team #1 <b>\\\"x\\\"\\\\u001b\\\\u202e\\\\u000a\"")
                .contains("adaflight_swap_seconds{recording=\"rec1.jfr\",pipeline=\"q\",quantile=\"0.99\"} 6.0E-9\n")
                .doesNotContain("adaflight_events_drained{recording=\"rec1.jfr\",pipeline=\"q\"}");
        assertThat(text)
                .contains(
                        ",cause=\"LOCK\"} 852000\n",
                        "adaflight_cause_confidence_ratio{",
                        ",cause=\"UNEXPLAINED\"} 6000\n");
        List<String> samples =
                text.lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(samples)
                .allMatch(line -> line.matches("[a-z_]+\\{(?:[a-z_]+=\"(?:[^\"\\\\]|\\\\[\\\\\"])*\",?)+} [0-9.E-]+"));
        assertThat(samples.stream().map(line -> line.substring(0, line.lastIndexOf(' '))))
                .doesNotHaveDuplicates();
        assertThat(samples.stream().filter(line -> line.startsWith("adaflight_thread_swaps")))
                .hasSize(4);
    }

    @Test
    void openMetrics_countBeyondWhatADoubleHas_isExact() throws IOException {
        long many = (1L << 53) + 1;
        StringWriter writer = new StringWriter();
        new OpenMetricsReport(StandardCharsets.UTF_8, 0)
                .render(
                        report(
                                List.of(pipeline("p", 0, true, null, List.of(threadWithoutBytes("t", 1, many, 0)))),
                                1,
                                false,
                                List.of()),
                        writer);
        assertThat(writer.toString())
                .contains("adaflight_events_written{recording=\"rec0.jfr\",pipeline=\"p\"} 9007199254740993\n");
    }

    @Test
    void openMetrics_families_areThoseOfTheTable() throws IOException {
        assertThat(rendered(new OpenMetricsReport(StandardCharsets.UTF_8, 3))
                        .lines()
                        .filter(line -> line.startsWith("# TYPE "))
                        .map(line -> line.substring("# TYPE ".length(), line.lastIndexOf(' '))))
                .containsExactlyElementsOf(Stream.of(Metric.values())
                        .filter(Metric::isRecorded)
                        .map(Metric::family)
                        .toList());
    }

    @Test
    void openMetrics_prometheus_acceptsIt() throws Exception {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        assumeTrue(there, "no promtool on the PATH: the metrics are not checked by Prometheus");
        Path file = Files.createTempFile("metrics", ".txt");
        Files.writeString(file, rendered(new OpenMetricsReport(StandardCharsets.UTF_8, 10)));
        Process process = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(file);
        assertThat(output).isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
