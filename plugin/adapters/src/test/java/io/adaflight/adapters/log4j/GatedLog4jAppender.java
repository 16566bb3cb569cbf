package io.adaflight.adapters.log4j;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;

/** Takes one event and waits until the test opens the gate. Public, since Log4j makes it. */
@Plugin(name = "Gated", category = Node.CATEGORY, elementType = "appender")
public final class GatedLog4jAppender extends AbstractAppender {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);
    final AtomicInteger taken = new AtomicInteger();

    private GatedLog4jAppender(String name) {
        super(name, null, null, true, Property.EMPTY_ARRAY);
    }

    /** Makes one. */
    @PluginFactory
    public static GatedLog4jAppender create(@PluginAttribute("name") String name) {
        return new GatedLog4jAppender(name);
    }

    @Override
    public void append(LogEvent event) {
        entered.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        taken.incrementAndGet();
    }
}
