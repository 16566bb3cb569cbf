package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.fleet.FleetReport;
import java.io.IOException;
import java.io.Writer;

/** Writes the report on a fleet in one format. */
@FunctionalInterface
public interface FleetRenderer {
    /** Writes the whole report; does not flush or close. */
    void render(FleetReport report, Writer writer) throws IOException;
}
