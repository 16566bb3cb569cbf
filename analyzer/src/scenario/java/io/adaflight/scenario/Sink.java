package io.adaflight.scenario;

/** What a drain thread does with an event. */
interface Sink {
    void accept(int bytes) throws Exception;

    /** Called at the end, on the drain thread. */
    void end() throws Exception;
}
