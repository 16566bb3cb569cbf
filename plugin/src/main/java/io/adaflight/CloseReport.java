package io.adaflight;

import java.time.Duration;

/**
 * What closing a pipeline left behind.
 *
 * @param eventsDiscarded events that were not drained by the deadline; they count as evicted
 * @param bytesDiscarded bytes of these events
 * @param finished whether the drain thread has ended; false when its sink hangs, when it is itself who closes, or when another
 *     close is still under way
 * @param took the time that closing took
 */
public record CloseReport(long eventsDiscarded, long bytesDiscarded, boolean finished, Duration took) {}
