package io.adaflight.adapters.logstash;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import io.adaflight.adapters.logback.GatedAppender;
import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import net.logstash.logback.appender.LoggingEventAsyncDisruptorAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaFlightAppenderListenerTest {
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void everyCallCollects() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void giveTheNamesBack() {
        context.stop();
        AdaFlight.pipelines().forEach(PipelineMetrics::close);
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
    }

    @Test
    void logbackXml_fullRing_countsWhatIsLost() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        URL file = Objects.requireNonNull(getClass().getResource("logback.xml"));
        configurator.doConfigure(file);
        Logger root = context.getLogger("ROOT");
        LoggingEventAsyncDisruptorAppender appender =
                (LoggingEventAsyncDisruptorAppender) Objects.requireNonNull(root.getAppender("json"));
        GatedAppender slow = (GatedAppender) Objects.requireNonNull(appender.getAppender("slow"));
        root.info("taken by the worker");
        slow.awaitEntry();
        for (int event = 0; event < 20; event++) {
            root.info("event");
        }
        Snapshot snapshot = AdaFlight.metrics("json").snapshot();
        slow.open();
        appender.stop();
        assertThat(snapshot.totals().offered()).isEqualTo(21);
        assertThat(snapshot.totals().eventsWritten()).isEqualTo(slow.taken());
        assertThat(snapshot.totals().eventsRejected()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void name_ofItsOwn_comesFirst(boolean started) {
        AdaFlightAppenderListener<ch.qos.logback.classic.spi.ILoggingEvent> listener =
                new AdaFlightAppenderListener<>();
        listener.setName("own");
        LoggingEventAsyncDisruptorAppender appender = new LoggingEventAsyncDisruptorAppender();
        if (started) {
            listener.appenderStarted(appender);
        }
        listener.eventAppended(appender, new ch.qos.logback.classic.spi.LoggingEvent(), 0);
        assertThat(AdaFlight.metrics("own").snapshot().totals().eventsWritten()).isOne();
    }
}
