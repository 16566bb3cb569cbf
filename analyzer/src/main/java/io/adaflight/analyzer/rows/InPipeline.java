package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.result.PipelineReport;

/**
 * A part of a pipeline's report, and where it belongs.
 *
 * @param number the place of the part among its like, from 1
 */
record InPipeline<T>(String recording, PipelineReport pipeline, long number, T part) {
    /** The first columns of every table below the pipelines. */
    static <T> Columns<InPipeline<T>> columns() {
        return new Columns<InPipeline<T>>()
                .key("recording", InPipeline::recording)
                .key("pipeline", row -> row.pipeline().name());
    }
}
