package io.adaflight.analyzer.report;

import io.adaflight.analyzer.analysis.compare.Comparison;
import io.adaflight.analyzer.analysis.compare.Metric;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Writes a comparison in one format. */
@FunctionalInterface
public interface ComparisonRenderer {
    /**
     * Writes the whole comparison; does not flush or close.
     *
     * @param limits how much worse each metric may get; a missing metric has no limit
     */
    void render(Comparison comparison, Map<Metric, Double> limits, Writer writer) throws IOException;
}
