package shop;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * Threads that log through Logback's asynchronous appenders, which knows nothing of who watches it. Prints for each appender
 * what it counted itself: name, calls, and what arrived behind the appender.
 */
public final class LogbackShop {
    private static final int THREADS = 3;
    private static final int CALLS = 2000;

    private LogbackShop() {}

    public static void main(String[] arguments) throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
        run(context, "DISCARDING", false, -1);
        run(context, "NEVER-BLOCKING", true, 0);
        run(context, "BLOCKING", false, 0);
        System.out.println("done");
    }

    private static void run(LoggerContext context, String name, boolean neverBlock, int threshold) throws Exception {
        SlowAppender behind = new SlowAppender();
        behind.setContext(context);
        behind.start();
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setName(name);
        async.setQueueSize(64);
        async.setNeverBlock(neverBlock);
        async.setMaxFlushTime(0);
        if (threshold >= 0) {
            async.setDiscardingThreshold(threshold);
        }
        async.addAppender(behind);
        async.start();
        Logger logger = context.getLogger("shop." + name);
        logger.setAdditive(false);
        logger.addAppender(async);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            Thread thread = new Thread(
                    () -> {
                        for (int call = 0; call < CALLS; call++) {
                            if (call % 7 == 0) {
                                logger.error("order {}", call);
                            } else {
                                logger.info("order {}", call);
                            }
                        }
                    },
                    name + "-" + number);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        async.stop();
        System.out.println("books " + name + " " + THREADS * CALLS + " " + behind.arrived.get());
    }

    private static final class SlowAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private final AtomicLong arrived = new AtomicLong();

        @Override
        protected void append(ILoggingEvent event) {
            long until = System.nanoTime() + 20_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            arrived.incrementAndGet();
        }
    }
}
