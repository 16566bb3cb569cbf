package io.adaflight.analyzer.report.ci;

import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.report;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static io.adaflight.analyzer.report.SampleReports.warning;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.analysis.compare.Comparison;
import io.adaflight.analyzer.analysis.compare.ComparisonBuilder;
import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The formats that tools of continuous integration read. */
class CheckFormatTest {
    private static final String MEAN = "a<b>&\"\u001b\u202e\n::error::c,d%";

    private static Report sample() {
        return report(
                List.of(pipeline(MEAN, 0, true, null, threads(3, MEAN)), pipeline("calm", 0, true, null, List.of())),
                1,
                false,
                List.of(warning("rec0.jfr", MEAN, MEAN), warning("rec0.jfr", "", "text")));
    }

    private static Comparison comparison() {
        Report calm = report(List.of(pipeline(MEAN, 0, true, null, List.of())), 1, false, List.of());
        return ComparisonBuilder.compare(calm, sample());
    }

    private static String rendered(CheckFormat format, @Nullable Double limit) throws IOException {
        StringWriter writer = new StringWriter();
        format.report(StandardCharsets.UTF_8, limit).render(sample(), writer);
        return writer.toString();
    }

    private static String compared(CheckFormat format) throws IOException {
        StringWriter writer = new StringWriter();
        format.comparison(StandardCharsets.UTF_8).render(comparison(), Map.of(Metric.LOSS, 0.0), writer);
        return writer.toString();
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Check.Level> losses(@Nullable Double limit) {
        return ReportChecks.of(sample(), limit).stream()
                .filter(check -> check.rule().equals("loss"))
                .map(Check::level)
                .toList();
    }

    @Test
    void loss_level_followsTheLimit() {
        assertThat(losses(null)).containsExactly(Check.Level.WARNING, Check.Level.PASSED);
        assertThat(losses(0.0)).containsExactly(Check.Level.FAILED, Check.Level.PASSED);
        assertThat(losses(1.0)).containsExactly(Check.Level.NOTE, Check.Level.PASSED);
    }

    @Test
    void junit_report_isOneSuiteForEachPipeline() throws Exception {
        Element suites = parsed(rendered(CheckFormat.JUNIT, 0.0)).getDocumentElement();
        assertThat(suites.getTagName()).isEqualTo("testsuites");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .contains(" events lost (", ", limit 0 %)", "; main cause LOCK (")
                .contains("by a<b>&\"\\u001b\\u202e\\u000a::error::c,d%");
        assertThat(suites.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(suites.getAttribute("tests")));
    }

    @Test
    void junit_comparison_isOneTestForEachMetric() throws Exception {
        Element suites = parsed(compared(CheckFormat.JUNIT)).getDocumentElement();
        Element failed =
                (Element) suites.getElementsByTagName("failure").item(0).getParentNode();
        assertThat(failed.getAttribute("name")).isEqualTo("loss");
        assertThat(failed.getTextContent()).startsWith("0 % in the baseline, ").contains(" pt)");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void sarif_report_hasWhatDidNotPass() throws Exception {
        Map<String, Object> root = JSON.std.mapFrom(rendered(CheckFormat.SARIF, 0.0));
        assertThat(root.get("version")).isEqualTo("2.1.0");
        Map<?, ?> run = (Map<?, ?>) ((List<?>) root.getOrDefault("runs", List.of())).get(0);
        List<Object> levels = new ArrayList<>();
        for (Object result : (List<?>) Objects.requireNonNull(run.get("results"))) {
            levels.add(((Map<?, ?>) result).get("level"));
        }
        assertThat(levels).startsWith("error").contains("warning").doesNotContain("passed");
        assertThat(run.toString()).contains("uri=rec0.jfr", "name=AdaFlight", "id=loss");
    }

    @Test
    void github_report_isOneCommandForEachCheckThatDidNotPass() throws Exception {
        String text = rendered(CheckFormat.GITHUB, null);
        assertThat(text.lines().filter(line -> line.startsWith("::warning title=AdaFlight%3A loss of a<b>")))
                .singleElement()
                .asString()
                .contains("%3A%3Aerror%3A%3Ac%2Cd%25::", " events lost (");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("::error"));
        assertThat(rendered(CheckFormat.GITHUB, 0.0).lines().filter(line -> line.startsWith("::error title=")))
                .hasSize(1);
        assertThat(rendered(CheckFormat.GITHUB, 1.0).lines().filter(line -> line.startsWith("::notice title=")))
                .isNotEmpty();
        assertThat(compared(CheckFormat.GITHUB)).contains("::error title=AdaFlight%3A loss of ");
    }

    @Test
    void comparison_pipelineOfOneSide_isAWarningOrANote() {
        Report one = report(List.of(pipeline("p", 0, true, null, List.of())), 1, false, List.of());
        Report two = report(
                List.of(pipeline("p", 0, true, null, List.of()), pipeline("q", 0, true, null, List.of())),
                1,
                false,
                List.of());
        assertThat(ComparisonChecks.of(ComparisonBuilder.compare(one, two), Map.of()))
                .anyMatch(check -> check.subject().equals("q") && check.level() == Check.Level.NOTE);
        assertThat(ComparisonChecks.of(ComparisonBuilder.compare(two, one), Map.of()))
                .anyMatch(check -> check.subject().equals("q") && check.level() == Check.Level.WARNING);
    }
}
