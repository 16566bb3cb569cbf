package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.report.FleetRenderer;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.analyzer.report.ci.CheckFormat;
import io.adaflight.analyzer.report.export.CsvReport;
import io.adaflight.analyzer.report.export.MarkdownReport;
import io.adaflight.analyzer.report.export.OpenMetricsReport;
import io.adaflight.analyzer.report.html.FleetPage;
import io.adaflight.analyzer.report.html.HtmlReport;
import io.adaflight.analyzer.report.json.FleetJson;
import io.adaflight.analyzer.report.json.JsonReport;
import io.adaflight.analyzer.report.text.FleetText;
import io.adaflight.analyzer.report.text.TextReport;
import io.adaflight.analyzer.report.text.TextStyle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of a report. */
enum ReportFormat {
    TEXT(20),
    HTML(2_000),
    MARKDOWN(20),
    JSON(Integer.MAX_VALUE),
    CSV(Integer.MAX_VALUE),
    OPENMETRICS(100),
    JUNIT(Integer.MAX_VALUE),
    SARIF(Integer.MAX_VALUE),
    GITHUB(Integer.MAX_VALUE);

    /* More make a page that browsers are slow to open. */
    private static final int MOST_RECORDINGS = 10_000;

    private final int defaultTop;

    ReportFormat(int defaultTop) {
        this.defaultTop = defaultTop;
    }

    /**
     * A renderer.
     *
     * @param style how text looks
     * @param asked the most rows of a table; null for as many as is usual
     * @param limit the loss ratio from which on a pipeline fails; null for none
     */
    ReportRenderer renderer(TextStyle style, @Nullable Integer asked, @Nullable Double limit) {
        int top = asked == null ? defaultTop : asked;
        return switch (this) {
            case TEXT -> new TextReport(style, top);
            case HTML -> new HtmlReport(top);
            case MARKDOWN -> new MarkdownReport(style.charset(), top);
            case JSON -> new JsonReport(top, !style.charset().equals(StandardCharsets.UTF_8));
            case CSV -> new CsvReport(style.charset(), top);
            case OPENMETRICS -> new OpenMetricsReport(style.charset(), top);
            case JUNIT -> CheckFormat.JUNIT.report(style.charset(), limit);
            case SARIF -> CheckFormat.SARIF.report(style.charset(), limit);
            case GITHUB -> CheckFormat.GITHUB.report(style.charset(), limit);
        };
    }

    /**
     * A renderer for a fleet; null where the format has none.
     *
     * @param asked the most recordings; null for as many as is usual
     * @param file where the report will be; null for standard output
     */
    @Nullable
    FleetRenderer fleetRenderer(TextStyle style, @Nullable Integer asked, @Nullable Path file) {
        int top = asked == null ? Integer.MAX_VALUE : asked;
        return switch (this) {
            case TEXT -> new FleetText(style, top);
            case HTML -> new FleetPage(asked == null ? MOST_RECORDINGS : asked, file);
            case JSON -> new FleetJson(top, !style.charset().equals(StandardCharsets.UTF_8));
            default -> null;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
