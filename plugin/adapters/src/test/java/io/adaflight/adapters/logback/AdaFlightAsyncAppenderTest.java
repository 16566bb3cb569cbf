package io.adaflight.adapters.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import io.adaflight.Snapshot.ThreadRow;
import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdaFlightAsyncAppenderTest {
    private final LoggerContext context = new LoggerContext();
    private final AdaFlightAsyncAppender appender = new AdaFlightAsyncAppender();
    private final GatedAppender behind = new GatedAppender();

    @BeforeEach
    void everyCallCollects() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
        context.setName("test");
        context.setMDCAdapter(new LogbackMDCAdapter());
        behind.setName("behind");
        behind.setContext(context);
        behind.start();
        appender.setContext(context);
        appender.setName("app-log");
    }

    @AfterEach
    void giveTheNamesBack() {
        behind.gate.countDown();
        context.stop();
        appender.stop();
        AdaFlight.pipelines().forEach(PipelineMetrics::close);
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
    }

    private static Snapshot snapshot() {
        return AdaFlight.metrics("app-log").snapshot();
    }

    private static ThreadRow row(Snapshot snapshot, String thread) {
        return IntStream.range(0, snapshot.rows())
                .mapToObj(snapshot::row)
                .filter(row -> row.threadName().equals(thread))
                .findAny()
                .orElseThrow();
    }

    private Logger logger() {
        appender.addAppender(behind);
        appender.start();
        Logger logger = context.getLogger("orders");
        logger.addAppender(appender);
        return logger;
    }

    private static Thread inThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        return thread;
    }

    @Test
    void logbackXml_fullQueue_countsTheLossesOfEachThread() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        URL file = Objects.requireNonNull(getClass().getResource("logback.xml"));
        configurator.doConfigure(file);
        Logger root = context.getLogger("ROOT");
        AdaFlightAsyncAppender configured = (AdaFlightAsyncAppender) root.getAppender("app-log");
        GatedAppender slow = (GatedAppender) Objects.requireNonNull(configured.getAppender("slow"));
        root.error("taken by the worker");
        slow.entered.await();
        for (int event = 0; event < 12; event++) {
            root.error("event");
        }
        inThread("informs", () -> root.info("discarded")).join();
        inThread("fails", () -> root.error("no room")).join();
        Snapshot full = snapshot();
        assertThat(full.totals().eventsWritten()).isEqualTo(11);
        assertThat(full.totals().eventsRejected()).isEqualTo(4);
        assertThat(full.queueDepth()).isEqualTo(10);
        slow.gate.countDown();
        configured.stop();
        Snapshot end = snapshot();
        assertThat(end.totals().offered()).isEqualTo(15);
        assertThat(end.totals().dropped()).isEqualTo(4);
        assertThat(end.eventsDrained()).isEqualTo(11);
        assertThat(slow.events).hasSize(11);
        assertThat(row(full, Thread.currentThread().getName()).counts().dropped())
                .isEqualTo(2);
    }

    @Test
    void append_queueNearlyFull_discardsUpToInfo() throws Exception {
        appender.setQueueSize(10);
        Logger logger = logger();
        logger.warn("taken by the worker");
        behind.entered.await();
        for (int event = 0; event < 20; event++) {
            logger.info("event");
        }
        assertThat(snapshot().totals().eventsWritten()).isEqualTo(10);
        assertThat(snapshot().totals().eventsRejected()).isEqualTo(11);
        logger.warn("one of the last place");
        assertThat(snapshot().totals().eventsWritten()).isEqualTo(11);
        appender.setIncludeCallerData(true);
        behind.gate.countDown();
        appender.stop();
        appender.stop();
        assertThat(behind.events).hasSize(11);
        assertThat(snapshot().eventsDrained()).isEqualTo(11);
    }

    @Test
    void put_interruptedWhileItWaits_isWrittenAndStaysInterrupted() throws Exception {
        appender.setQueueSize(1);
        appender.setDiscardingThreshold(0);
        appender.setIncludeCallerData(true);
        Logger logger = logger();
        logger.info("taken by the worker");
        behind.entered.await();
        logger.info("waits");
        boolean[] interrupted = new boolean[1];
        Thread writer = inThread("writer", () -> {
            Thread.currentThread().interrupt();
            logger.info("waits for room");
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        behind.gate.countDown();
        writer.join();
        assertThat(interrupted[0]).isTrue();
        appender.stop();
        assertThat(behind.events).hasSize(3);
        assertThat(snapshot().totals().eventsWritten()).isEqualTo(3);
        assertThat(behind.events.get(2).hasCallerData()).isTrue();
    }

    @Test
    void stop_workerIsStuck_whatWaitsIsEvicted() throws Exception {
        appender.setMaxFlushTime(1);
        Logger logger = logger();
        logger.warn("taken by the worker");
        behind.entered.await();
        logger.warn("waits");
        Thread.currentThread().interrupt();
        appender.stop();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(snapshot().totals().eventsWritten()).isEqualTo(2);
        assertThat(snapshot().totals().eventsEvicted()).isEqualTo(1);
        assertThat(snapshot().queueDepth()).isZero();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .anySatisfy(status -> assertThat(status.getMessage()).contains("1 events were discarded"));
    }

    @Test
    void start_withoutWhatItNeeds_saysSoAndDoesNotStart() {
        appender.start();
        assertThat(appender.isStarted()).isFalse();
        appender.addAppender(behind);
        appender.setQueueSize(0);
        appender.start();
        assertThat(appender.isStarted()).isFalse();
        AdaFlightAsyncAppender nameless = new AdaFlightAsyncAppender();
        nameless.setContext(context);
        nameless.addAppender(behind);
        nameless.start();
        assertThat(nameless.isStarted()).isFalse();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .anySatisfy(status -> assertThat(status.getMessage()).contains("has app-log, none and 256"))
                .anySatisfy(status -> assertThat(status.getMessage()).contains("has app-log, one and 0"))
                .anySatisfy(status -> assertThat(status.getMessage()).contains("has null, one and 256"));
    }

    @Test
    void appenders_oneAtMost_isKept() {
        ListAppender<ILoggingEvent> second = new ListAppender<>();
        second.setName("second");
        appender.addAppender(behind);
        appender.addAppender(second);
        assertThat(appender.isAttached(behind)).isTrue();
        assertThat(appender.isAttached(second)).isFalse();
        assertThat(appender.getAppender("behind")).isSameAs(behind);
        assertThat(appender.iteratorForAppenders()).toIterable().hasSize(1);
        appender.start();
        appender.start();
        assertThat(appender.detachAppender(second)).isFalse();
        assertThat(appender.detachAppender("behind")).isTrue();
        appender.detachAndStopAllAppenders();
        assertThat(appender.detachAppender(behind)).isFalse();
    }
}
