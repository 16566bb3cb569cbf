package io.adaflight.analyzer.analysis.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.result.Instrumentation;
import io.adaflight.analyzer.analysis.result.Instrumentation.CountedMethod;
import io.adaflight.analyzer.analysis.result.Instrumentation.InstrumentedLibrary;
import io.adaflight.analyzer.analysis.result.Instrumentation.SilentLoss;
import io.adaflight.analyzer.recording.event.InstrumentedClass;
import io.adaflight.analyzer.recording.event.MethodCalls;
import io.adaflight.analyzer.recording.event.SilentDiscard;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentationFactsTest {
    private final InstrumentationFacts facts = new InstrumentationFacts();

    @Test
    void classes_toldInEachChunk_areOneOfEachVersion() {
        for (int chunk = 0; chunk < 2; chunk++) {
            facts.add(new InstrumentedClass(chunk, "logback", "1.5.38", "a.Appender", true, ""));
            facts.add(new InstrumentedClass(chunk, "logback", "1.5.38", "a.Worker", false, "other"));
            facts.add(new InstrumentedClass(chunk, "logback", "1.4.14", "a.Appender", true, ""));
        }
        assertThat(facts.result().libraries())
                .containsExactly(
                        new InstrumentedLibrary("logback", "1.4.14", List.of("a.Appender"), List.of()),
                        new InstrumentedLibrary(
                                "logback", "1.5.38", List.of("a.Appender"), List.of("a.Worker: other")));
    }

    @Test
    void discards_runningTotals_areTheGreatest() {
        facts.add(new SilentDiscard(1, "p", 7, "log4j2", "2.24.3", "4.0.0"));
        facts.add(new SilentDiscard(2, "p", 9, "log4j2", "2.24.3", "4.0.0"));
        facts.add(new SilentDiscard(2, "p", 8, "log4j2", "2.24.3", "4.0.0"));
        assertThat(facts.result().silentLosses()).containsExactly(new SilentLoss("p", 9, "log4j2", "2.24.3", "4.0.0"));
    }

    @Test
    void calls_runningTotalsOfTheChunks_areTheGreatest() {
        facts.add(new MethodCalls(1, "b.C.put", 500));
        facts.add(new MethodCalls(2, "b.C.put", 1000));
        facts.add(new MethodCalls(2, "a.B.offer", 0));
        assertThat(facts.result().countedMethods())
                .containsExactly(new CountedMethod("a.B.offer", 0), new CountedMethod("b.C.put", 1000));
    }

    @Test
    void result_ofNothing_isNone() {
        assertThat(facts.result()).isEqualTo(Instrumentation.NONE);
    }

    @Test
    void floods_ofNames_areBounded() {
        for (int number = 0; number < 2000; number++) {
            facts.add(new InstrumentedClass(1, "library" + number, "", "a.B", true, ""));
            facts.add(new InstrumentedClass(1, "library0", "", "a.B" + number, true, ""));
            facts.add(new MethodCalls(1, "a.B.method" + number, 1));
            facts.add(new MethodCalls(1, "a.B.method0", number));
            facts.add(new SilentDiscard(1, "p" + number, 1, "log4j2", "", ""));
        }
        assertThat(facts.result().libraries()).hasSize(1000);
        assertThat(facts.result().libraries().get(0).instrumented()).hasSize(1000);
        assertThat(facts.result().silentLosses()).hasSize(1000);
        assertThat(facts.result().countedMethods()).hasSize(1000).contains(new CountedMethod("a.B.method0", 1999));
    }
}
