package io.adaflight.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.causes.Evidence;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shortest scenarios; the profile {@code scenarios} runs all of them. */
class ScenariosIT {
    @TempDir
    Path folder;

    private Outcome run(ScenarioKind kind, long seed) throws Exception {
        return new ScenarioRun(System.getProperty("java.class.path"), folder).run(kind, seed);
    }

    @Test
    void healthy_namesNoCause() throws Exception {
        Outcome outcome = run(ScenarioKind.HEALTHY, 2);
        assertThat(outcome.isFalseAlarm()).as(outcome.toString()).isFalse();
        assertThat(outcome.isRight()).as(outcome.toString()).isTrue();
    }

    @Test
    void heldLock_isNamedWithItsOwner() throws Exception {
        Outcome outcome = run(ScenarioKind.HELD_LOCK, 2);
        assertThat(outcome.isRight()).as(outcome.toString()).isTrue();
        assertThat(outcome.report().causes().shares().get(0).evidence())
                .allSatisfy(evidence -> assertThat(evidence.attributes())
                        .extracting(Evidence.Attribute::key)
                        .contains(Evidence.Key.OWNER, Evidence.Key.CLASS));
    }

    @Test
    void sleepingSink_isNamed() throws Exception {
        Outcome outcome = run(ScenarioKind.SLEEPING_SINK, 2);
        assertThat(outcome.isRight()).as(outcome.toString()).isTrue();
    }
}
