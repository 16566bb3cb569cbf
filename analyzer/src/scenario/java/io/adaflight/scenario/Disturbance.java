package io.adaflight.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** What keeps a drain from its work, from time to time. */
interface Disturbance extends Closeable {
    /** Called before events come. */
    default void prepare() {}

    /** Called on the drain thread for each event, whether the disturbance is on or off. */
    default void onEvent(ByteBuffer event) throws Exception {}

    /** Disturbs for a time, on the thread that calls. */
    void disturb(long millis) throws Exception;

    @Override
    default void close() throws IOException {}

    /** Sleeps for a time in which something is switched on. */
    static void during(long millis, Runnable on, Runnable off) throws InterruptedException {
        on.run();
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            off.run();
        }
    }
}
