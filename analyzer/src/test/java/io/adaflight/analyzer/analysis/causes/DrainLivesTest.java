package io.adaflight.analyzer.analysis.causes;

import static io.adaflight.analyzer.analysis.causes.Scene.COMPUTE;
import static io.adaflight.analyzer.analysis.causes.Scene.SLEEP;
import static io.adaflight.analyzer.analysis.causes.Scene.TAKE;
import static io.adaflight.analyzer.analysis.causes.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A drain thread counts from when to when it drained: the same workload gives the same shares, whoever drained before. */
class DrainLivesTest {
    private static final long OTHER = 8;

    /** What happened, and by whom else than the drain thread the pipeline was drained. */
    static Stream<Arguments> workloads() {
        return Stream.of(
                Arguments.of("accounted", (Consumer<Scene>) DrainLivesTest::accounted),
                Arguments.of("only looked at", (Consumer<Scene>) DrainLivesTest::lookedAt),
                Arguments.of("only recorded by the JDK", (Consumer<Scene>) DrainLivesTest::recordedByTheJdk));
    }

    private static void accounted(Scene scene) {
        scene.works(0.05, 0.05, 0)
                .seen("WAITING", TAKE, 0, "", "")
                .snapshots(20, 1000, 1000, 0)
                .works(1, 0.1, 0)
                .seen("TIMED_WAITING", SLEEP)
                .snapshots(20, 1000, 200, 400);
    }

    private static void lookedAt(Scene scene) {
        scene.withoutWork()
                .seen("RUNNABLE", COMPUTE)
                .snapshots(20, 1000, 1000, 0)
                .seen("TIMED_WAITING", SLEEP)
                .snapshots(20, 1000, 200, 400);
    }

    private static void recordedByTheJdk(Scene scene) {
        scene.calm(20).losing(20, 20);
        for (long time = 2000; time < 4000; time += 100) {
            scene.waiting(ThreadSpell.Kind.SLEEP, time, time + 80);
        }
    }

    private static CauseReport report(Consumer<Scene> workload, Consumer<CauseAnalysis> others) {
        Scene scene = Scene.recorded();
        others.accept(scene.analysis);
        workload.accept(scene);
        return scene.report();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void shares_afterARefusedOpenOrAReopen_areThoseOfThePlainWorkload(String name, Consumer<Scene> workload) {
        CauseReport plain = report(workload, analysis -> {});
        CauseReport refused = report(workload, analysis -> analysis.drains(OTHER, "drain", at(0), at(0) + 1));
        CauseReport reopened = report(workload, analysis -> analysis.drains(OTHER, "drain", at(-60_000), at(-10)));
        CauseReport later = report(workload, analysis -> analysis.drains(OTHER, "drain", at(4000), 0));

        assertThat(plain.shares().get(0).cause()).isEqualTo(Cause.SLEEP);
        for (CauseReport other : new CauseReport[] {refused, reopened, later}) {
            assertThat(other.shares()).isEqualTo(plain.shares());
            assertThat(other.drainTime()).isEqualTo(plain.drainTime());
        }
    }

    /** The control: one of which nobody knows that it has ended counts like one that drains. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void shares_withAnotherDrainThreadThatLives_areOthers(String name, Consumer<Scene> workload) {
        CauseReport plain = report(workload, analysis -> {});
        CauseReport shared = report(workload, analysis -> analysis.drains(OTHER, "drain", 0, 0));
        assertThat(shared.drainTime()).isNotEqualTo(plain.drainTime());
    }
}
