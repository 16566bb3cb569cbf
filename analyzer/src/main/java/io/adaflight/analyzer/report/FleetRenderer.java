package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.fleet.FleetReport;
import java.io.IOException;
import java.io.Writer;

/** Writes the report on a fleet in one format. */
@FunctionalInterface
public interface FleetRenderer {
    /** Writes the whole report; neither flushes nor closes. */
    void render(FleetReport report, Writer writer) throws IOException;
}
