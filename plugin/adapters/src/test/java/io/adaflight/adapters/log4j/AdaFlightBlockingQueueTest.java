package io.adaflight.adapters.log4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdaFlightBlockingQueueTest {
    private static final LogEvent EVENT = Log4jLogEvent.newBuilder()
            .setLevel(Level.INFO)
            .setMessage(new SimpleMessage("event"))
            .build();

    @BeforeEach
    void everyCallCollects() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
    }

    @AfterEach
    void giveTheNamesBack() {
        System.clearProperty("log4j2.asyncQueueFullPolicy");
        AdaFlight.pipelines().forEach(PipelineMetrics::close);
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
    }

    private static LoggerContext started(String file) throws Exception {
        LoggerContext context = new LoggerContext(
                "test",
                null,
                Objects.requireNonNull(AdaFlightBlockingQueueTest.class.getResource(file))
                        .toURI());
        context.start();
        return context;
    }

    private static GatedLog4jAppender slow(LoggerContext context) {
        return context.getConfiguration().getAppender("slow");
    }

    private static Snapshot snapshot() {
        return AdaFlight.metrics("app-log").snapshot();
    }

    @Test
    void log4j2Xml_fullQueueThatDoesNotBlock_countsTheLosses() throws Exception {
        LoggerContext context = started("log4j2.xml");
        GatedLog4jAppender slow = slow(context);
        Logger logger = context.getRootLogger();
        logger.info("taken by the dispatcher");
        slow.entered.await();
        for (int event = 0; event < 10; event++) {
            logger.info("event");
        }
        Snapshot full = snapshot();
        slow.gate.countDown();
        context.stop();
        assertThat(full.totals().eventsWritten()).isEqualTo(5);
        assertThat(full.totals().eventsRejected()).isEqualTo(6);
        assertThat(slow.taken.get()).isEqualTo(5);
        assertThat(snapshot().totals().offered()).isEqualTo(11);
        assertThat(snapshot().eventsDrained()).isEqualTo(5);
    }

    @Test
    void log4j2Xml_queueThatBlocks_losesNothingAndCountsEachOnce() throws Exception {
        LoggerContext context = started("log4j2-blocking.xml");
        GatedLog4jAppender slow = slow(context);
        Logger logger = context.getRootLogger();
        logger.info("taken by the dispatcher");
        slow.entered.await();
        for (int event = 0; event < 4; event++) {
            logger.info("event");
        }
        Thread writer = new Thread(() -> logger.info("waits for room"), "writer");
        writer.start();
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        slow.gate.countDown();
        writer.join();
        context.stop();
        assertThat(slow.taken.get()).isEqualTo(6);
        assertThat(snapshot().totals().offered()).isEqualTo(6);
        assertThat(snapshot().totals().eventsWritten()).isEqualTo(6);
        assertThat(snapshot().totals().blockedWrites()).isOne();
        assertThat(snapshot().eventsDrained()).isEqualTo(6);
    }

    private static BlockingQueue<LogEvent> queue() {
        return AdaFlightBlockingQueueFactory.createFactory("app-log", true).create(1);
    }

    @Test
    void offer_discardingPolicy_discardsWhatTheAppenderDiscards() {
        System.setProperty("log4j2.asyncQueueFullPolicy", "Discard");
        BlockingQueue<LogEvent> queue = queue();
        assertThat(queue.offer(EVENT)).isTrue();
        assertThat(queue.offer(EVENT)).isFalse();
        assertThat(snapshot().totals().eventsRejected()).isOne();
    }

    @Test
    void offer_ofTheDrainThread_isHandledByIt() {
        BlockingQueue<LogEvent> queue = queue();
        assertThat(queue.poll()).isNull();
        queue.add(EVENT);
        assertThat(queue.poll()).isSameAs(EVENT);
        queue.add(EVENT);
        assertThat(queue.offer(EVENT)).isFalse();
        assertThat(snapshot().totals().eventsWritten()).isEqualTo(3);
        assertThat(snapshot().eventsDrained()).isEqualTo(2);
        assertThat(snapshot().totals().dropped()).isZero();
    }

    @Test
    void otherCalls_countToo() throws Exception {
        BlockingQueue<LogEvent> queue = queue();
        assertThat(queue.remainingCapacity()).isOne();
        assertThat(queue.offer(EVENT, 1, TimeUnit.NANOSECONDS)).isTrue();
        assertThat(queue.offer(EVENT, 1, TimeUnit.NANOSECONDS)).isFalse();
        assertThat(queue.peek()).isSameAs(EVENT);
        assertThat(queue).hasSize(1);
        assertThat(queue.poll(1, TimeUnit.NANOSECONDS)).isSameAs(EVENT);
        queue.put(EVENT);
        assertThat(queue.take()).isSameAs(EVENT);
        queue.put(EVENT);
        List<LogEvent> drained = new ArrayList<>();
        assertThat(queue.drainTo(drained, 0)).isZero();
        assertThat(queue.drainTo(drained)).isOne();
        assertThat(snapshot().totals().eventsWritten()).isEqualTo(3);
        assertThat(snapshot().totals().eventsRejected()).isOne();
        assertThat(snapshot().eventsDrained()).isEqualTo(3);
    }
}
