package io.adaflight.scenario;

/** Where producers hand events over: a pipeline of ours, or a queue of the program. */
interface Receiver {
    /** Hands an event over; any thread. */
    boolean offer(byte[] event);

    /** Events that can wait before one is lost, about. */
    double capacity();

    /** Events that were lost so far, by the counters of the pipeline. */
    long lost();

    /** The size of an event that never fits; 0 where there is none. */
    default int tooLargeBytes() {
        return 0;
    }

    /** Drains what waits, and ends the drain threads. */
    void close() throws InterruptedException;
}
