package io.adaflight.analyzer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParserLogTest {
    private static final Logger LOGGER = Logger.getLogger("io.adaflight.parserlog");

    private final ParserLog log = new ParserLog(LOGGER);

    @BeforeEach
    void begin() {
        log.begin();
    }

    @AfterEach
    void end() {
        log.end(Set.of());
    }

    @Test
    void line_aboutAnUnknownField_isExpected() {
        LOGGER.warning("Could not find field with name 'virtual' in reader for 'thread'");
        LOGGER.warning(
                "Created new event type entry for adaflight.ThreadSnapshot because the fields did not match those");
        assertThatCode(() -> log.check(Set.of())).doesNotThrowAnyException();
    }

    @Test
    void line_ofAnotherKind_failsTheTest() {
        LOGGER.warning("Lost 7 events");
        assertThatThrownBy(() -> log.check(Set.of())).hasMessage("the parser logged: WARNING Lost 7 events");
        assertThatCode(() -> log.check(Set.of())).doesNotThrowAnyException();
    }

    @Test
    void line_ofADamagedRecording_isExpected() {
        LOGGER.warning("Lost 7 events");
        assertThatCode(() -> log.check(Set.of(ParserLog.DAMAGED))).doesNotThrowAnyException();
    }
}
