package io.adaflight.adapters.log4j;

import io.adaflight.AdaFlight;
import java.util.concurrent.BlockingQueue;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.async.BlockingQueueFactory;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;

/**
 * {@code <AdaFlightBlockingQueue name="app-log"/>} inside {@code <Async>}: counts what each thread logs, loses and waits for, and
 * what the appender's thread takes out. The queue is that of Log4j's default. Any thread.
 *
 * <p>Log4j does not tell a queue what becomes of an event that found no room. The queue asks a policy of its own, made from the same
 * properties as that of the appender, what the appender will do; one that answers differently each time is counted wrongly. The
 * queue of an appender with {@code blocking="false"} needs {@code blocking="false"}, too.
 */
@Plugin(
        name = "AdaFlightBlockingQueue",
        category = Node.CATEGORY,
        elementType = BlockingQueueFactory.ELEMENT_TYPE,
        printObject = false)
public final class AdaFlightBlockingQueueFactory implements BlockingQueueFactory<LogEvent> {
    private final String name;
    private final boolean blocking;

    private AdaFlightBlockingQueueFactory(String name, boolean blocking) {
        this.name = name;
        this.blocking = blocking;
    }

    /**
     * {@return makes the queue of one appender}
     *
     * @param name of the pipeline, from 1 to 128 characters
     * @param blocking whether the appender waits for room
     */
    @PluginFactory
    public static AdaFlightBlockingQueueFactory createFactory(
            @PluginAttribute(value = "name", defaultString = "log4j") String name,
            @PluginAttribute(value = "blocking", defaultBoolean = true) boolean blocking) {
        return new AdaFlightBlockingQueueFactory(name, blocking);
    }

    @Override
    public BlockingQueue<LogEvent> create(int capacity) {
        return new RoutedQueue(capacity, AdaFlight.metrics(name), blocking);
    }
}
