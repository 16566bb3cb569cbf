package io.adaflight.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.AdaFlight;
import io.adaflight.captured.CapturedOutput;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {
    /** For options that change no code: nothing of it is asked for. */
    private static final Instrumentation UNUSED = (Instrumentation) Proxy.newProxyInstance(
            AgentOptionsTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
                throw new AssertionError(method);
            });

    @AfterEach
    void restoreWhatIsSetForTheWholeJvm() {
        AgentOptions.parse("interval=10ms,rate-window=1s,rows=256,shutdown-deadline=2s")
                .apply(UNUSED);
    }

    @ParameterizedTest
    @CsvSource({"250ms,250000000", "1s,1000000000", "1m,60000000000", "7us,7000", "9ns,9", "0s,0"})
    void interval_unit_isUnderstood(String text, long nanos) {
        AgentOptions.parse("interval=" + text).apply(UNUSED);

        assertThat(AdaFlight.metrics("options").collectionInterval()).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "interval=1s, rows=5"})
    void options_blankOnes_areSkipped(String text) {
        AgentOptions.parse(text).apply(UNUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour=red | unknown option 'colour', expected one of http, instrument, interval, persist, rate-window, rows, shutdown-deadline",
                "http=0 | option 'http=0': expected a port or an address such as 127.0.0.1:9464",
                "http=65536 | option 'http=65536': expected a port or an address such as 127.0.0.1:9464",
                "http=[::1:80 | option 'http=[::1:80': expected a port or an address such as 127.0.0.1:9464",
                "http=localhost | option 'http=localhost': expected a port or an address such as 127.0.0.1:9464",
                "persist= | option 'persist=': expected the name of a file",
                "rows | option 'rows' has no value, expected rows=<value>",
                "rows=0 | option 'rows=0': expected a number of rows from 1 to 99999",
                "rows=100000 | option 'rows=100000': expected a number of rows from 1 to 99999",
                "interval=soon | option 'interval=soon': expected a duration such as 100ms, 2s or 1m",
                "interval=9999m | option 'interval=9999m': collection interval is PT166H39M, expected 0 to 1 day",
                "rate-window=99ms | option 'rate-window=99ms': rate window is PT0.099S, expected 100 ms to 1 day",
                "shutdown-deadline=1441m | option 'shutdown-deadline=1441m': expected at most a day",
                "interval=1s,rows=x | option 'rows=x': expected a number of rows from 1 to 99999"
            })
    void options_wrong_sayWhatIsExpected(String text, String message) {
        assertThatThrownBy(() -> AgentOptions.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void options_oneIsWrong_noneTakesEffect() {
        assertThatThrownBy(() -> AgentOptions.parse("interval=5s,rows=x")).isNotNull();

        assertThat(AdaFlight.metrics("options").collectionInterval()).isNotEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void agent_wrongOption_printsOneLineAndReturns() {
        String err = CapturedOutput.of(() -> {
            AdaFlightAgent.premain("rows=x", UNUSED);
            AdaFlightAgent.agentmain(null, UNUSED);
        });

        assertThat(err)
                .isEqualToIgnoringNewLines("adaflight: option 'rows=x': expected a number of rows from 1 to 99999; "
                        + "the options are ignored, the application goes on\n");
    }

    @Test
    void agent_countersFileCannotBeUsed_printsOneLineAndReturns(@TempDir Path folder) {
        Path file = folder.resolve("missing").resolve("app-%p.counters");
        String err = CapturedOutput.of(() -> AdaFlightAgent.premain("persist=" + file, UNUSED));

        assertThat(err)
                .isEqualToIgnoringNewLines("adaflight: "
                        + file.resolveSibling("app-" + ProcessHandle.current().pid() + ".counters")
                        + ": it cannot be opened for writing: NoSuchFileException; counters are not persisted\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:", "localhost:", "[::1]:"})
    void agent_addressIsTaken_printsOneLineAndReturns(String host) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String option = "http=" + host + taken.getLocalPort();
            String err = CapturedOutput.of(() -> AdaFlightAgent.premain(option, UNUSED));

            assertThat(err.strip())
                    .startsWith("adaflight: " + option + ": ")
                    .endsWith("; metrics are not served")
                    .doesNotContain(System.lineSeparator());
        }
    }
}
