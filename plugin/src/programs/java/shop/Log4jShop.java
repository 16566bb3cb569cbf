package shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LifeCycle;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.async.AsyncLoggerConfig;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Threads that log through Log4j 2 to an appender of 20 microseconds, which knows nothing of who watches it. The first
 * argument says how: {@code loggers} (all asynchronous, by the selector), {@code config} (an asynchronous logger of the
 * configuration), {@code appender} or {@code appender-not-blocking}. Prints what it counted itself: calls, and what arrived.
 */
public final class Log4jShop {
    private static final int THREADS = 3;

    private Log4jShop() {}

    public static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[1]) / THREADS;
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        Configuration configuration = context.getConfiguration();
        SlowAppender slow = new SlowAppender();
        slow.start();
        configuration.addAppender(slow);
        configure(configuration, slow, arguments[0]);
        context.updateLoggers();
        Logger logger = context.getLogger("shop");
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            Thread thread = new Thread(
                    () -> {
                        for (int call = 0; call < calls; call++) {
                            logger.info("order {}", call);
                        }
                    },
                    "seller-" + number);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        LogManager.shutdown(context);
        System.out.println("books " + calls * THREADS + " " + slow.arrived.get());
    }

    private static void configure(Configuration configuration, SlowAppender slow, String way) {
        LoggerConfig root = configuration.getRootLogger();
        root.getAppenders().keySet().forEach(root::removeAppender);
        root.setLevel(Level.INFO);
        AppenderRef[] refs = {AppenderRef.createAppenderRef("SLOW", null, null)};
        switch (way) {
            case "loggers" -> root.addAppender(slow, null, null);
            case "config" -> {
                LoggerConfig shop = AsyncLoggerConfig.createLogger(
                        false, Level.INFO, "shop", "false", refs, new Property[0], configuration, null);
                shop.addAppender(slow, null, null);
                configuration.addLogger("shop", shop);
                shop.start();
                ((LifeCycle) configuration.getAsyncLoggerConfigDelegate()).start();
            }
            default -> {
                AsyncAppender async = AsyncAppender.newBuilder()
                        .setName("QUEUE")
                        .setAppenderRefs(refs)
                        .setBufferSize(64)
                        .setBlocking(way.equals("appender"))
                        .setConfiguration(configuration)
                        .build();
                async.start();
                configuration.addAppender(async);
                root.addAppender(async, null, null);
            }
        }
    }

    private static final class SlowAppender extends AbstractAppender {
        private final AtomicLong arrived = new AtomicLong();

        SlowAppender() {
            super("SLOW", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            long until = System.nanoTime() + 20_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            arrived.incrementAndGet();
        }
    }
}
