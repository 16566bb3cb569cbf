package io.adaflight.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two seeds of a few scenarios; the profile {@code scenarios} runs all of them. */
class ScenariosIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"HEALTHY", "SLEEP", "MONITOR", "ROUND_TRIP"})
    void runs_namedCause_isNotWrongAndConfident(ScenarioKind kind) throws Exception {
        ScenarioRun run = new ScenarioRun(System.getProperty("java.class.path"), folder);
        Tally tally = new Tally();
        for (long seed = 1; seed <= 2; seed++) {
            tally.add(run.run(kind, seed));
        }
        assertThat(tally.isNeverConfidentlyWrong()).as(tally.toString()).isTrue();
    }
}
