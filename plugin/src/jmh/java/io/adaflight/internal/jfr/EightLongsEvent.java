package io.adaflight.internal.jfr;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An event as one would write it by hand: a thread's id and seven of its counters. */
@Name(EightLongsEvent.NAME)
@StackTrace(false)
final class EightLongsEvent extends Event {
    static final String NAME = "adaflight.benchmark.EightLongs";

    long thread;
    long written;
    long bytesWritten;
    long rejected;
    long bytesRejected;
    long evicted;
    long bytesEvicted;
    long filtered;
}
