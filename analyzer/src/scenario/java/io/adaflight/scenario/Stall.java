package io.adaflight.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** A wait, or a piece of work, that a drain thread goes through again and again. */
interface Stall extends Closeable {
    /** Stalls the calling drain thread once. */
    void stall() throws Exception;

    /** Where the time goes. */
    Part part();

    /** Called on the thread that disturbs, when stalls begin. */
    default void begin() {}

    /** Called on the thread that disturbs, when stalls have ended. */
    default void end() throws InterruptedException {}

    @Override
    default void close() throws IOException {}

    /** About how long one takes, in nanoseconds: the median of a few. */
    default long typicalNanos() throws Exception {
        long[] nanos = new long[5];
        begin();
        for (int index = 0; index < nanos.length; index++) {
            long from = System.nanoTime();
            stall();
            nanos[index] = System.nanoTime() - from;
        }
        end();
        Arrays.sort(nanos);
        return Math.max(1000, nanos[nanos.length / 2]);
    }
}
