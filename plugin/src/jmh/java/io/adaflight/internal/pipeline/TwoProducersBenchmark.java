package io.adaflight.internal.pipeline;

import org.openjdk.jmh.annotations.Threads;

/** Writing with two producers. */
@Threads(2)
public class TwoProducersBenchmark extends PipelineWriteBenchmark {}
