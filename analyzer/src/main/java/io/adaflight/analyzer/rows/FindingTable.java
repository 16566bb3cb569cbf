package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.anomalies.Finding;

/** The table {@code findings}. */
final class FindingTable {
    private static final Columns<Finding> FINDING = new Columns<Finding>()
            .text("kind", row -> row.kind().name())
            .text("thread", Finding::subject)
            .time("start_time", Finding::startNanos)
            .time("end_time", Finding::endNanos)
            .decimal("value", Finding::value)
            .decimal("expected", Finding::expected)
            .decimal("size", Finding::size)
            .decimal("confidence", Finding::confidence);

    static final Columns<InPipeline<Finding>> COLUMNS =
            InPipeline.<Finding>columns().number("finding", InPipeline::number).part(InPipeline::part, FINDING);

    private FindingTable() {}
}
