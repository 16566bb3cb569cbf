package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
    @Test
    void parse_words_areTheLibraries() {
        assertThat(Library.parse("logback+log4j2")).containsExactly(Library.LOG4J2, Library.LOGBACK);
        assertThat(Library.parse("executors")).containsExactly(Library.EXECUTORS);
        assertThat(Library.parse("all")).containsExactly(Library.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Logback", "logback+", "logback+log4j", "logback,log4j2", "+"})
    void parse_anythingElse_isRefusedWithTheWords(String value) {
        assertThatThrownBy(() -> Library.parse(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown library '")
                .hasMessageEndingWith(
                        "expected disruptor, executors, log4j2, logback, opentelemetry with + between them, or all");
    }

    @ParameterizedTest
    @CsvSource({
        "file:/lib/logback-core-1.5.38.jar,1.5.38",
        "jar:file:/app.jar!/BOOT-INF/lib/log4j-core-2.24.3.jar!/,2.24.3",
        "nested:/app.jar/!BOOT-INF/lib/disruptor-4.0.0.RC1.jar!/,4.0.0.RC1",
        "file:/lib/none.jar,''",
        "file:/classes/,''",
        "not a place,''"
    })
    void version_ofAJar_isThatOfItsName(String location, String version) {
        assertThat(LibraryVersion.of(location)).isEqualTo(version);
    }

    @Test
    void version_withoutASource_isTheJdks() {
        assertThat(LibraryVersion.of((java.security.ProtectionDomain) null))
                .isEqualTo(Runtime.version().toString());
    }
}
