package io.adaflight.analyzer.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.report.ReportRenderer;
import io.adaflight.analyzer.report.json.JsonReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * The report as one page that needs no network: the report in JSON, and the script and style that draw it. The page's own
 * policy lets nothing run or load but what stands in it, by its hash. It is ASCII, so that it survives any charset.
 */
public final class HtmlReport implements ReportRenderer {
    private static final List<String> SCRIPTS = List.of(
            "figures.js",
            "elements.js",
            "tables.js",
            "marks.js",
            "timeline.js",
            "causes.js",
            "pipeline.js",
            "report.js");

    private final int top;

    /**
     * Creates a renderer.
     *
     * @param top how many threads of a pipeline are in the page
     */
    public HtmlReport(int top) {
        this.top = top;
    }

    @Override
    public void render(Report report, Writer writer) throws IOException {
        PageParts parts = new PageParts();
        String style = parts.text("uplot/uPlot.min.css") + parts.text("report.css");
        String uplot = parts.text("uplot/uPlot.iife.min.js");
        StringBuilder script = new StringBuilder("(() => {\n\"use strict\";\n");
        for (String name : SCRIPTS) {
            script.append(parts.text(name));
        }
        script.append("})();\n");
        String policy = "default-src 'none'; script-src " + PageParts.hash(uplot) + " "
                + PageParts.hash(script.toString()) + "; style-src " + PageParts.hash(style)
                + "; base-uri 'none'; form-action 'none'";
        Map<String, PageParts.Part> byName = Map.of(
                "policy", out -> out.write(policy),
                "style", out -> out.write(style),
                "licence", out -> out.write(PageParts.escaped(parts.text("uplot/LICENSE"))),
                "report", out -> data(report, out),
                "uplot", out -> out.write(uplot),
                "script", out -> out.write(script.toString()));
        parts.fill("report.html", byName, writer);
    }

    /* Jackson's escapes do not end at quotes: what could end or begin an element is escaped in all strings. */
    private void data(Report report, Writer writer) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
                .build();
        try (JsonGenerator json = factory.createGenerator(writer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.setCharacterEscapes(new MarkupEscapes());
            JsonReport.write(report, top, json);
        }
    }
}
