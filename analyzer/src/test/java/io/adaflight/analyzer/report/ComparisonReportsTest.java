package io.adaflight.analyzer.report;

import static io.adaflight.analyzer.report.SampleReports.pipeline;
import static io.adaflight.analyzer.report.SampleReports.report;
import static io.adaflight.analyzer.report.SampleReports.threads;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.adaflight.analyzer.analysis.compare.Change;
import io.adaflight.analyzer.analysis.compare.Comparison;
import io.adaflight.analyzer.analysis.compare.ComparisonBuilder;
import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.report.json.ComparisonJson;
import io.adaflight.analyzer.report.text.ComparisonText;
import io.adaflight.analyzer.report.text.TextStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Comparisons as text and JSON. */
class ComparisonReportsTest {
    private static final String NAME = "a\u001b[2J\u202e\"<b>\n";

    private static Report with(int threadCount) {
        return report(List.of(pipeline(NAME, 0, true, null, threads(threadCount, "t"))), 1, false, List.of());
    }

    private static String rendered(ComparisonRenderer renderer, Comparison comparison) throws IOException {
        StringWriter writer = new StringWriter();
        renderer.render(comparison, Map.of(), writer);
        return writer.toString();
    }

    @Test
    void text_causes_standSideBySide() throws IOException {
        ComparisonText renderer = new ComparisonText(new TextStyle(80, false, StandardCharsets.UTF_8));
        String better = rendered(renderer, ComparisonBuilder.compare(with(3), with(0)));
        assertThat(better)
                .contains("Pipeline a\\u001b[2J\\u202e\"<b>\\u000a\n")
                .containsPattern("LOST FOR +BASELINE +CANDIDATE +CHANGE\n")
                .containsPattern("LOCK +0.05 % +0 % +-0.05 pt\n")
                .containsPattern("SLEEP +0.02 % +0 % +-0.02 pt\n")
                .doesNotContain("\u001b", "\u202e", "GC_PAUSE");
        assertThat(better.lines()).allMatch(line -> line.length() <= 80);
        assertThat(rendered(renderer, ComparisonBuilder.compare(with(0), with(0))))
                .doesNotContain("LOST FOR");
    }

    @Test
    void difference_thatNoValueShows_isShownByTheChangeAndNotJudged() {
        Change ratio = new Change(Metric.LOSS, 0.25031, 0.2503104, false, 1, 0.5);
        Change rate = new Change(Metric.RATE, 1_234_567, 1_234_566, true, 0.001, 0.5);
        assertThat(ComparisonText.difference(ratio)).isEqualTo("+4e-05 pt");
        assertThat(ComparisonText.difference(rate)).isEqualTo("-8e-05 %");
        assertThat(ComparisonText.judgement(ratio)).isEmpty();
        assertThat(ComparisonText.judgement(rate)).isEmpty();
    }

    @Test
    void difference_thatTheValuesShow_isJudged() {
        assertThat(ComparisonText.judgement(new Change(Metric.LOSS, 0.25, 0.35, false, 1, 0.5)))
                .isEqualTo("worse");
        assertThat(ComparisonText.judgement(new Change(Metric.LOSS, 0.35, 0.25, false, 1, 0.5)))
                .isEqualTo("better");
        assertThat(ComparisonText.judgement(new Change(Metric.LOSS, 0.25, 0.25, false, 1, 0.5)))
                .isEmpty();
    }

    @Test
    void json_causes_areRatiosOfAllThatWasOffered() throws IOException {
        Report lossy = with(3);
        String text = rendered(new ComparisonJson(false), ComparisonBuilder.compare(with(0), lossy));
        assertThat(text).doesNotContain("\u001b", "\u202e");
        Map<?, ?> pipeline =
                (Map<?, ?>) ((List<?>) JSON.std.mapFrom(text).getOrDefault("comparisons", List.of())).get(0);
        assertThat(pipeline.get("pipeline")).isEqualTo(NAME);
        double offered = lossy.verdict().eventsOffered();
        assertThat(pipeline.get("causes"))
                .isEqualTo(List.of(
                        Map.of("cause", "LOCK", "baseline", 0.0, "candidate", 852_000 / offered),
                        Map.of("cause", "SLEEP", "baseline", 0.0, "candidate", 342_000 / offered),
                        Map.of("cause", "UNEXPLAINED", "baseline", 0.0, "candidate", 6_000 / offered)));
    }
}
