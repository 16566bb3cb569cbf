package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.recording.event.SwapTimes;
import org.jspecify.annotations.Nullable;

/**
 * Ring swaps.
 *
 * @param count swaps in the time of the report
 * @param sinceStart count and times since the thread was registered or the pipeline began; null where nothing is known
 */
public record SwapReport(long count, @Nullable SwapTimes sinceStart) {}
