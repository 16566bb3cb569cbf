package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.CauseShare;

/** What to do about a cause of lost events, as one sentence. */
public final class CauseAdvice {
    private CauseAdvice() {}

    /** For a cause as it was seen. */
    public static String of(CauseShare share) {
        return share.isInNativeCode()
                ? "Ask a profiler for native code what that method waits for."
                : of(share.cause());
    }

    /** For a cause in general. */
    public static String of(Cause cause) {
        return switch (cause) {
            case GC_PAUSE ->
                "Give the heap more memory, use a collector with shorter pauses, or give the pipeline enough rings for a pause.";
            case SAFEPOINT -> "Find out what triggers this operation, and trigger it less often.";
            case LOCK -> "Keep the lock out of the sink, or hold it for less time elsewhere.";
            case PARK -> "Let the sink hand off its data without waiting, or give it a buffer.";
            case SLEEP -> "Take the sleep out of the sink; a retry or a rate limit belongs on another thread.";
            case FILE_IO -> "Write larger blocks, force them less often, or use a faster disk.";
            case SOCKET_IO -> "Send larger batches, keep more requests in flight, or use a faster peer.";
            case CPU_SATURATED -> "Leave a CPU for the drain thread: run fewer busy threads, or add CPUs.";
            case CPU_THROTTLED -> "Raise the container's CPU quota, or use less of it.";
            case SLOW_SINK ->
                "Make the sink do less per event, filter events before they are written, or drain with more threads.";
            case PRODUCER_BURST ->
                "Give the pipeline enough rings for the burst, filter events before they are written, or drain with more threads.";
            case EVENT_TOO_LARGE -> "Make the rings larger than the largest event, or split such events.";
            case UNEXPLAINED -> "Record again with the setting that the report names.";
        };
    }
}
