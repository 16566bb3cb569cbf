package io.adaflight.analyzer.analysis.result;

import io.adaflight.analyzer.analysis.causes.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The answer in short.
 *
 * @param lowerBound something is missing from the recording, so the counts are lower bounds
 * @param worstThread the name of the thread that lost most; null when no thread is known to have lost anything
 * @param worstThreadShare its part of all lost events, from 0 to 1
 * @param worstPipeline the pipeline that lost most; null when none did
 * @param worstPipelineLossRatio the greatest ratio of lost to offered events of any pipeline
 * @param eventsFailed drained events that a sink failed to take, which are not among the lost ones
 * @param mainCause the cause of most lost events; null when nothing was lost or its time is unknown
 * @param mainCauseShare its part of all lost events, from 0 to 1
 */
public record Verdict(
        long eventsOffered,
        long eventsLost,
        double lossRatio,
        boolean lowerBound,
        @Nullable String worstThread,
        double worstThreadShare,
        @Nullable String worstPipeline,
        double worstPipelineLossRatio,
        long eventsFailed,
        @Nullable Cause mainCause,
        double mainCauseShare) {}
