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
     * Writes the whole comparison; neither flushes nor closes.
     *
     * @param limits by how much each metric may become worse; one that is not there may become anything
     */
    void render(Comparison comparison, Map<Metric, Double> limits, Writer writer) throws IOException;
}
