package io.adaflight.analyzer.report.text;

import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.report;
import static io.adaflight.analyzer.report.SampleReports.setUp;
import static io.adaflight.analyzer.report.SampleReports.thread;
import static io.adaflight.analyzer.report.SampleReports.threadWithoutBytes;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static io.adaflight.analyzer.report.SampleReports.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.analysis.result.ThreadReport.Kind;
import io.adaflight.analyzer.analysis.result.Verdict;
import io.adaflight.analyzer.wording.VerdictSentence;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static String text(Report report) throws IOException {
        return text(report, 80, false, StandardCharsets.UTF_8);
    }

    private static String text(Report report, int width, boolean colour, Charset charset) throws IOException {
        StringWriter writer = new StringWriter();
        new TextReport(new TextStyle(width, colour, charset), 20).render(report, writer);
        return writer.toString();
    }

    private static Report of(List<ThreadReport> threads) {
        return report(List.of(pipeline("orders", 0, true, setUp(4, "OLDEST", 0), threads)), 1, false, List.of());
    }

    @Test
    void text_fiveHundredThreads_staysWithinTheWidthAndShowsTheTop() throws IOException {
        String text = text(of(threads(500, "a-thread-of-some-framework-with-a-long-name-")));
        assertThat(text.lines()).allMatch(line -> DisplayWidth.of(line) <= 80).hasSizeLessThan(130);
        assertThat(text).contains("480 more").contains("…");
    }

    @Test
    void text_anyWidth_isKept() throws IOException {
        Report report = report(
                List.of(
                        pipeline("線程".repeat(60), 0, true, setUp(4, "BLOCK", 5), threads(30, "線程".repeat(40))),
                        pipeline("q", 1, false, null, List.of())),
                2,
                true,
                List.of(warning("rec0.jfr", "", "x".repeat(300)), warning("rec1.jfr", "q", "some words ".repeat(30))));
        for (int width = TextStyle.NARROWEST; width <= 200; width += 7) {
            int most = width;
            assertThat(text(report, width, false, StandardCharsets.UTF_8).lines())
                    .allMatch(line -> DisplayWidth.of(line) <= most);
            assertThat(text(report, width, false, StandardCharsets.US_ASCII).lines())
                    .allMatch(line -> line.length() <= most);
        }
    }

    @Test
    void text_verdict_isTheFirstLine() throws IOException {
        assertThat(text(of(threads(1, "t"))).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .isEqualTo("1,000,500,003 events offered, 1,000,000 lost (0.10 %), 50 % of it by t1"));
        String longName = text(of(threads(1, "a-thread-name-that-is-a-bit-long-")));
        assertThat(longName.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("1,000,500,003 events offered, 1,000,000 lost (0.10 %), 50 % by a-thread-")
                        .endsWith("…"));
        String fitting = text(of(threads(1, "thread-name-")));
        assertThat(fitting).contains("50 % by thread-name-1\n");
    }

    @Test
    void text_hostileNames_areEscaped() throws IOException {
        String text = text(report(
                List.of(pipeline(
                        "p\u001b[2J", 0, true, setUp(4, "\u202eX", 0), threads(2, "\u001b]0;x\u0007\n\u202e"))),
                1,
                false,
                List.of(warning("rec0.jfr", "\u001b[1m", "\u009b31m"))));
        assertThat(text.chars().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        assertThat(text).contains("\\u001b[2J").contains("\\u202eX");
    }

    @Test
    void text_asciiTerminal_hasOnlyAscii() throws IOException {
        String text = text(of(threads(40, "größe-mit-einem-sehr-langen-namen-")), 80, false, StandardCharsets.US_ASCII);
        assertThat(text.chars()).allMatch(c -> c < 128);
        assertThat(text).contains("..").contains("@");
    }

    @Test
    void text_colours_areThereOnlyWhenAsked() throws IOException {
        assertThat(text(of(threads(2, "t")), 80, true, StandardCharsets.UTF_8)).contains("\u001b[31m", "\u001b[0m");
        assertThat(text(of(threads(2, "t")))).doesNotContain("\u001b");
    }

    @Test
    void text_sizesThatNobodyKnows_areNotSpokenOf() throws IOException {
        List<ThreadReport> unknown = List.of(threadWithoutBytes("a", 1, 100, 5));
        String text = text(of(unknown));
        assertThat(text).contains("THREAD", "  rate").doesNotContain("BYTES", "bytes", " B ", "B/s");
        String mixed = text(report(
                List.of(
                        pipeline("sized", 0, true, null, List.of(thread("b", 2, Kind.THREAD, 100, 0))),
                        pipeline("unsized", 0, true, null, unknown)),
                1,
                false,
                List.of()));
        assertThat(mixed).contains("BYTES", "B/s");
        assertThat(mixed.substring(mixed.indexOf("Pipeline unsized"))).doesNotContain("BYTES", "bytes", "B/s", "0 B");
        assertThat(mixed.lines().filter(line -> line.strip().startsWith("unsized ")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).matches(".* 4\\.72 % {2,}[0-9.]+"));
    }

    @Test
    void text_nothingLost_saysSo() throws IOException {
        String text = text(of(List.of(thread("a", 1, Kind.THREAD, 100, 0))));
        assertThat(text).startsWith("103 events offered, nothing was lost\n");
        assertThat(text(of(List.of(thread("a", 1, Kind.THREAD, 100, 0))), 80, true, StandardCharsets.UTF_8))
                .startsWith("\u001b[32m");
    }

    @Test
    void text_severalRecordings_nameThem() throws IOException {
        String text = text(report(
                List.of(
                        pipeline("p", 0, true, setUp(4, "OLDEST", 1000), threads(1, "t")),
                        pipeline("q", 1, true, setUp(0, "", 0), List.of())),
                2,
                false,
                List.of(
                        warning("rec1.jfr", "", "bad"),
                        warning("rec1.jfr", "", "rec1.jfr: worse"),
                        warning("", "", "all"))));
        assertThat(text)
                .contains("Recording rec0.jfr", "Recording rec1.jfr", "Pipelines\n", "Pipeline p of rec0.jfr")
                .contains("1 of 3 chunks\n", "2 of 3 chunks\n", "1 collection recorded")
                .contains("  - rec1.jfr: bad\n", "  - rec1.jfr: worse\n", "  - all\n")
                .contains(
                        "(waits 1 us)",
                        "none",
                        "no rings of its own",
                        "no threads were recorded",
                        "drained by unknown");
    }

    @Test
    void text_partOfARecording_explainsTheOthers() throws IOException {
        List<ThreadReport> rows = new ArrayList<>(threads(1, "t"));
        rows.add(thread("(other threads)", -2, Kind.OTHER, 50, 0));
        String part = text(report(List.of(pipeline("p", 0, false, null, rows)), 1, true, List.of()));
        assertThat(part)
                .contains("a part")
                .contains("threads are recorded less often")
                .contains("drained is not counted");
        String whole = text(report(List.of(pipeline("p", 0, false, null, rows)), 1, false, List.of()));
        assertThat(whole).doesNotContain("less often");
    }

    @Test
    void text_episodes_areInTheOrderOfTimeWithTheirEnd() throws IOException {
        String text = text(of(threads(1, "t")));
        assertThat(text).containsSubsequence("EPISODE OF", "+1 s", "+2 s", "cut", "+3 s", "~500", "open");
        StringWriter writer = new StringWriter();
        new TextReport(new TextStyle(80, false, StandardCharsets.UTF_8), 1).render(of(threads(1, "t")), writer);
        assertThat(writer.toString()).contains("2 more episodes lost less").contains("-1 s");
    }

    @Test
    void verdict_everyCase_isSaid() {
        assertThat(verdict(0, 0, false, null, 0)).isEqualTo("no events were offered");
        assertThat(verdict(0, 0, true, null, 0)).isEqualTo("no events seen");
        assertThat(verdict(1, 0, false, null, 0)).isEqualTo("1 event offered, nothing was lost");
        assertThat(verdict(5, 0, true, null, 3))
                .isEqualTo("at least 5 events offered, no loss seen; the sink failed to take 3");
        assertThat(verdict(10, 5, true, null, 0)).isEqualTo("at least 10 events offered, 5 lost (50 %)");
        assertThat(verdict(10, 5, false, "t", 0)).isEqualTo("10 events offered, 5 lost (50 %), 100 % of it by t");
    }

    private static String verdict(
            long offered, long lost, boolean least, @org.jspecify.annotations.Nullable String worst, long failed) {
        double ratio = offered == 0 ? 0 : (double) lost / offered;
        return VerdictSentence.of(new Verdict(offered, lost, ratio, least, worst, 1, worst, ratio, failed, null, 0));
    }

    @Test
    void style_tooNarrow_isRefused() {
        assertThatThrownBy(() -> new TextStyle(59, false, StandardCharsets.UTF_8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width 59: expected at least 60 columns");
    }

    @Test
    void text_verdictWithoutAName_mayWrap() throws IOException {
        Verdict verdict = new Verdict(
                Long.MAX_VALUE, Long.MAX_VALUE / 2, 0.5, true, null, 0, null, 0.5, Long.MAX_VALUE / 3, null, 0);
        Report base = of(List.of());
        Report report =
                new Report(base.recordings(), verdict, base.counts(), base.drain(), base.pipelines(), base.warnings());
        assertThat(text(report, 60, false, StandardCharsets.UTF_8))
                .startsWith("at least 9.22E events offered, 4.61E lost (50 %); the sink\n  failed to take 3.07E\n");
    }
}
