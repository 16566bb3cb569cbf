package io.adaflight.analyzer.jmc;

import io.adaflight.analyzer.analysis.causes.Cause;

/** What to do about a cause of lost events, as one sentence. */
final class CauseAdvice {
    private CauseAdvice() {}

    static String of(Cause cause) {
        return switch (cause) {
            case GC_PAUSE ->
                "Give the heap more memory or use a collector with shorter pauses, or give the pipeline enough rings to last"
                        + " through a pause.";
            case SAFEPOINT -> "Find what asks the JVM for this operation, and ask for it less often or not at all.";
            case LOCK -> "Keep the lock out of the sink, or hold it for less time elsewhere.";
            case PARK -> "Let the sink hand its data on without waiting, or give it a buffer of its own.";
            case SLEEP -> "Take the sleep out of the sink; a retry belongs on another thread.";
            case FILE_IO -> "Write larger blocks less often, compress less, or use a faster disk.";
            case SOCKET_IO -> "Send larger batches, or put a buffer or a faster peer behind the sink.";
            case CPU_SATURATED -> "Leave a processor for the drain thread: fewer busy threads, or more processors.";
            case CPU_THROTTLED -> "Raise the container's processor quota, or use less of it.";
            case SLOW_SINK -> "Make the sink do less for each event, or filter events before they are written.";
            case PRODUCER_BURST ->
                "Give the pipeline enough rings for the burst, or filter events before they are written.";
            case UNEXPLAINED ->
                "Record again with the settings file adaflight-detail.jfc, which shows shorter waits of the drain thread.";
        };
    }
}
