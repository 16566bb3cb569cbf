package io.adaflight.internal.pipeline;

import org.openjdk.jmh.annotations.Threads;

/** Writing with one producer. */
@Threads(1)
public class OneProducerBenchmark extends PipelineWriteBenchmark {}
