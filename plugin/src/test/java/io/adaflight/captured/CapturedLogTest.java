package io.adaflight.captured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

class CapturedLogTest {
    private static final System.Logger LOGGER = System.getLogger("io.adaflight.captured");

    @Test
    void line_takenByTheTest_isExpected(CapturedLog log) {
        LOGGER.log(Level.WARNING, "a sink failed", new IllegalStateException("full"));
        LOGGER.log(Level.INFO, "{0} of {1}", 1, 2);
        assertThat(log.take())
                .containsExactly("WARNING a sink failed: java.lang.IllegalStateException: full", "INFO 1 of 2");
    }

    @Test
    void line_takenByNobody_failsTheTest(CapturedLog log) {
        CapturedLog other = new CapturedLog();
        other.begin();
        LOGGER.log(Level.WARNING, "a sink failed");
        assertThatThrownBy(other::end).hasMessage("logged, and not expected by the test: WARNING a sink failed");

        other.begin();
        assertThatCode(other::end).doesNotThrowAnyException();
        assertThat(log.take()).containsExactly("WARNING a sink failed");
    }
}
