package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.DropPolicy;
import io.adaflight.internal.registry.PipelineConfiguration;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RingPipelineBuilderTest {
    private final TestPipeline tested = new TestPipeline();
    private final RingPipelineBuilder builder = tested.builder(new TestSink());

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(builder -> builder.rings(1), "rings is 1, expected 2 to 64"),
                wrong(builder -> builder.rings(65), "rings is 65, expected 2 to 64"),
                wrong(builder -> builder.ringBytes(63), "ring size is 63 bytes, expected 64 to 16777216"),
                wrong(builder -> builder.ringBytes(16777217), "ring size is 16777217 bytes, expected 64 to 16777216"),
                wrong(
                        builder -> builder.pressureThreshold(0),
                        "pressure threshold is 0.0, expected more than 0, less than 1"),
                wrong(
                        builder -> builder.pressureThreshold(1.5),
                        "pressure threshold is 1.5, expected more than 0, less than 1"),
                wrong(
                        builder -> builder.pressureThreshold(Double.NaN),
                        "pressure threshold is NaN, expected more than 0, less than 1"),
                wrong(
                        builder -> builder.normalThreshold(1),
                        "normal threshold is 1.0, expected at least 0, less than 1"),
                wrong(
                        builder -> builder.normalThreshold(-0.1),
                        "normal threshold is -0.1, expected at least 0, less than 1"),
                wrong(
                        builder -> builder.recoveryTime(Duration.ofNanos(-1)),
                        "recovery time is PT-0.000000001S, expected 0 to 1 day"),
                wrong(
                        builder -> builder.recoveryTime(Duration.ofDays(2)),
                        "recovery time is PT48H, expected 0 to 1 day"),
                wrong(
                        builder -> builder.flushInterval(Duration.ZERO),
                        "flush interval is PT0S, expected 1 ms to 1 minute"),
                wrong(
                        builder -> builder.flushInterval(Duration.ofMinutes(2)),
                        "flush interval is PT2M, expected 1 ms to 1 minute"),
                wrong(
                        builder -> builder.pressureThreshold(0.6).open(),
                        "pressure threshold is 0.6, expected at most the normal threshold, 0.5"),
                wrong(
                        builder -> DropPolicy.block(Duration.ZERO),
                        "block limit is PT0S, expected more than 0, at most 1 day"),
                wrong(
                        builder -> DropPolicy.block(Duration.ofMillis(-1)),
                        "block limit is PT-0.001S, expected more than 0, at most 1 day"),
                wrong(
                        builder -> DropPolicy.block(Duration.ofDays(2)),
                        "block limit is PT48H, expected more than 0, at most 1 day"));
    }

    private static Arguments wrong(Consumer<RingPipelineBuilder> step, String message) {
        return Arguments.of(step, message);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void argument_wrong_isNamedWithItsValueAndWhatIsExpected(Consumer<RingPipelineBuilder> step, String message) {
        assertThatThrownBy(() -> step.accept(builder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(tested.registry.drainThreads()).isEmpty();
    }

    @Test
    void sink_missing_isRefused() {
        assertThatThrownBy(() -> RingPipeline.builder(
                                tested.registry,
                                io.adaflight.internal.time.NanoClock.SYSTEM,
                                tested.events,
                                opened -> {})
                        .open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pipeline 'tested' has no sink, expected one");
    }

    @Test
    void values_atTheirEnds_areTaken() {
        try (RingPipeline pipeline = builder.rings(2)
                .ringBytes(64)
                .pressureThreshold(0.5)
                .normalThreshold(0.5)
                .recoveryTime(Duration.ZERO)
                .flushInterval(Duration.ofMillis(1))
                .dropPolicy(DropPolicy.newest())
                .open()) {
            assertThat(pipeline.configuration())
                    .isEqualTo(new PipelineConfiguration(
                            true,
                            2,
                            64,
                            "newest",
                            Duration.ZERO,
                            0.5,
                            0.5,
                            Duration.ZERO,
                            Duration.ofMillis(1),
                            TestSink.class.getName()));
        }
        assertThat(DropPolicy.oldest()).hasToString("oldest");
    }
}
