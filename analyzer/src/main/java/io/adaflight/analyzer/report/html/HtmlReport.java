package io.adaflight.analyzer.report.html;

import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.analyzer.report.json.JsonReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The report on one or more recordings as a {@link Page}. */
public final class HtmlReport implements ReportRenderer {
    private static final List<String> SCRIPTS = List.of(
            "figures.js",
            "elements.js",
            "tables.js",
            "marks.js",
            "timeline.js",
            "flame.js",
            "causes.js",
            "pipeline.js",
            "report.js");

    private final int top;

    /**
     * Creates a renderer.
     *
     * @param top how many threads of a pipeline the page has
     */
    public HtmlReport(int top) {
        this.top = top;
    }

    @Override
    public void render(Report report, Writer writer) throws IOException {
        PageParts parts = new PageParts();
        String uplot = parts.text("uplot/uPlot.iife.min.js");
        Map<String, PageParts.Part> more = Map.of(
                "licence", out -> out.write(PageParts.escaped(parts.text("uplot/LICENSE"))),
                "uplot", out -> out.write(uplot));
        new Page(List.of("uplot/uPlot.min.css", "report.css"), SCRIPTS, List.of(uplot), more)
                .write("report.html", json -> JsonReport.write(report, top, json), writer);
    }
}
