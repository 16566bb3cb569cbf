package io.adaflight.analyzer.report.html;

import io.adaflight.analyzer.analysis.fleet.FleetReport;
import io.adaflight.analyzer.analysis.fleet.FleetRow;
import io.adaflight.analyzer.report.FleetRenderer;
import io.adaflight.analyzer.report.json.FleetJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report on a fleet as a {@link Page}. A recording links to its own page if that is in the same folder. */
public final class FleetPage implements FleetRenderer {
    private static final List<String> SCRIPTS = List.of("figures.js", "elements.js", "tables.js", "fleet.js");

    private final int top;
    private final @Nullable Path file;

    /**
     * Creates a renderer.
     *
     * @param top how many recordings the page has
     * @param file where the page will be; null when unknown
     */
    public FleetPage(int top, @Nullable Path file) {
        this.top = top;
        this.file = file;
    }

    @Override
    public void render(FleetReport report, Writer writer) throws IOException {
        new Page(List.of("report.css", "fleet.css"), SCRIPTS, List.of(), Map.of())
                .write("fleet.html", json -> FleetJson.write(report, top, this::page, json), writer);
    }

    /* The page of orders.jfr is orders.html or orders.jfr.html. */
    private @Nullable String page(FleetRow row) {
        Path name = file == null ? null : Path.of(row.info().name()).getFileName();
        if (file == null || name == null) {
            return null;
        }
        String whole = name.toString();
        String stem = whole.replaceFirst("\\.jfr(\\.gz)?$", "");
        for (String page : List.of(stem + ".html", whole + ".html")) {
            Path beside = file.resolveSibling(page);
            if (!beside.equals(file) && Files.isRegularFile(beside)) {
                return page;
            }
        }
        return null;
    }
}
