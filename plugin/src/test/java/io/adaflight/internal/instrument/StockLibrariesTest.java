package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import io.adaflight.bridge.Connection;
import io.adaflight.captured.CapturedLog;
import io.adaflight.internal.jfr.InstrumentationLog;
import io.adaflight.internal.jfr.InstrumentationLog.Entry;
import io.adaflight.programs.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock libraries, changed and run in this JVM: what is counted is what the program counted. */
class StockLibrariesTest {
    private static final InstrumentationLog COUNTED = new InstrumentationLog();

    @TempDir
    Path folder;

    private final InstrumentationLog log = new InstrumentationLog();
    private Map<String, Snapshot> before = Map.of();
    private final Output output = new Output();
    private final CapturedLog openTelemetry = new CapturedLog(Logger.getLogger("io.opentelemetry"));

    @BeforeAll
    static void connect() {
        for (Library library : EnumSet.complementOf(EnumSet.of(Library.EXECUTORS))) {
            Connection.connect(library.word(), new CountedCalls(library, owner -> null, COUNTED));
        }
    }

    @BeforeEach
    void remember() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
        before = snapshots();
        output.begin();
        openTelemetry.begin();
    }

    @AfterEach
    void restore() {
        output.end();
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
        System.clearProperty("log4j2.contextSelector");
        System.clearProperty("log4j2.enableThreadlocals");
        System.clearProperty("log4j2.asyncQueueFullPolicy");
        openTelemetry.end();
    }

    private static Map<String, Snapshot> snapshots() {
        return AdaFlight.pipelines().stream()
                .collect(Collectors.toMap(PipelineMetrics::name, PipelineMetrics::snapshot));
    }

    private List<String[]> books(String program, List<Path> libraries, String... arguments) throws Exception {
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(Programs.compile(folder, program, libraries));
        try (InstrumentedLoader loader = new InstrumentedLoader(classPath, log)) {
            loader.run(program, arguments);
        }
        return output.books();
    }

    /* A pipeline whose owner was collected goes on with the next one of its name, so only the difference is looked at. */
    private void assertBooks(String base, long calls, long arrived) {
        long written = 0;
        long rejected = 0;
        long drained = 0;
        for (Snapshot after : snapshots().values()) {
            if (after.pipeline().startsWith(base)) {
                Snapshot earlier = before.get(after.pipeline());
                written += after.totals().eventsWritten();
                rejected += after.totals().eventsRejected();
                drained += after.eventsDrained();
                if (earlier != null) {
                    written -= earlier.totals().eventsWritten();
                    rejected -= earlier.totals().eventsRejected();
                    drained -= earlier.eventsDrained();
                }
            }
        }
        assertThat(written + rejected).as("offered to %s", base).isEqualTo(calls);
        assertThat(written).as("written to %s", base).isEqualTo(arrived);
        assertThat(drained).as("drained from %s", base).isEqualTo(arrived);
    }

    private void assertAllInstrumented() {
        assertThat(log.entries()).isNotEmpty();
        assertThat(log.entries().stream()
                        .filter(entry -> !entry.instrumented())
                        .map(Entry::className)
                        .distinct())
                .isSubsetOf("com.lmax.disruptor.RingBuffer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.14", "1.5.18", "1.5.38", "1.6.3"})
    void logback_eachPolicy_booksAreThoseOfTheProgram(String version) throws Exception {
        List<String[]> books = books("shop.LogbackShop", Programs.logback(version));
        assertThat(books).hasSize(3);
        for (String[] book : books) {
            assertBooks(book[0], Long.parseLong(book[1]), Long.parseLong(book[2]));
        }
        assertAllInstrumented();
        assertThat(log.version("logback")).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"2.20.0,3.4.4", "2.24.3,3.4.4", "2.24.3,4.0.0", "2.26.1,4.0.0"})
    void log4jLoggers_allAsynchronous_booksAreThoseOfTheProgram(String version, String disruptor) throws Exception {
        System.setProperty("log4j2.contextSelector", "org.apache.logging.log4j.core.async.AsyncLoggerContextSelector");
        assertLog4jBooks("AsyncContext", version, disruptor, "loggers");
    }

    @Test
    void log4jLoggers_withoutThreadLocals_booksAreThoseOfTheProgram() throws Exception {
        System.setProperty("log4j2.contextSelector", "org.apache.logging.log4j.core.async.AsyncLoggerContextSelector");
        System.setProperty("log4j2.enableThreadlocals", "false");
        assertLog4jBooks("AsyncContext", "2.24.3", "3.4.4", "loggers");
    }

    @ParameterizedTest
    @CsvSource({
        "2.20.0,3.4.4,config,AsyncLoggerConfig",
        "2.26.1,4.0.0,config,AsyncLoggerConfig",
        "2.20.0,3.4.4,appender,QUEUE",
        "2.26.1,4.0.0,appender,QUEUE",
        "2.24.3,4.0.0,appender-not-blocking,QUEUE"
    })
    void log4j_mixed_booksAreThoseOfTheProgram(String version, String disruptor, String way, String pipeline)
            throws Exception {
        assertLog4jBooks(pipeline, version, disruptor, way);
    }

    @Test
    void log4jAppender_discardingPolicy_booksAreThoseOfTheProgram() throws Exception {
        System.setProperty("log4j2.asyncQueueFullPolicy", "Discard");
        assertLog4jBooks("QUEUE", "2.24.3", "4.0.0", "appender");
    }

    private void assertLog4jBooks(String pipeline, String version, String disruptor, String way) throws Exception {
        List<String[]> books = books("shop.Log4jShop", Programs.log4j(version, disruptor), way, "6000");
        assertThat(books).hasSize(1);
        assertBooks(pipeline, Long.parseLong(books.get(0)[0]), Long.parseLong(books.get(0)[1]));
        assertAllInstrumented();
        assertThat(log.version("log4j2")).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.4.4", "4.0.0"})
    void disruptor_oneAndSeveralProducers_booksAreThoseOfTheProgram(String version) throws Exception {
        List<String[]> books = books("shop.Rings", List.of(Programs.library("disruptor", version)));
        assertThat(books).hasSize(2);
        for (String[] book : books) {
            assertBooks(book[0], Long.parseLong(book[1]), Long.parseLong(book[2]));
        }
        assertAllInstrumented();
        assertThat(log.version("disruptor")).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.62.0", "1.68.0"})
    void openTelemetry_fullQueue_booksAreThoseOfTheProgram(String version) throws Exception {
        List<String[]> books = books("shop.Spans", Programs.openTelemetry(version));
        assertThat(books).hasSize(1);
        assertBooks("BatchSpanProcessor", Long.parseLong(books.get(0)[0]), Long.parseLong(books.get(0)[1]));
        assertThat(openTelemetry.take()).allMatch(line -> line.startsWith("WARNING BatchSpanProcessor dropped "));
        assertAllInstrumented();
    }
}
