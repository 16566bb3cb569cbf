package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.result.Report;
import java.io.IOException;
import java.io.Writer;

/** Writes a report in one format. */
@FunctionalInterface
public interface ReportRenderer {
    /** Writes the whole report; does not flush or close. */
    void render(Report report, Writer writer) throws IOException;
}
