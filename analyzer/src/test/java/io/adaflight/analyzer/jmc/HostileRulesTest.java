package io.adaflight.analyzer.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.ParserLog;
import io.adaflight.analyzer.SampleRecording;
import io.adaflight.analyzer.SemanticMutant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IRule;

/** The rules on recordings whose metadata means something else, as far as JDK Mission Control loads them: none throws. */
@Tag(ParserLog.DAMAGED)
class HostileRulesTest {
    private static final long LONGEST_LOAD_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.HOURS)
    void mutants_noRuleThrows() throws Exception {
        byte[] sound = Files.readAllBytes(SampleRecording.typical(folder.resolve("sound.jfr")));
        long first = Long.getLong("mutants.first", 1);
        long count = Long.getLong("mutants", 30);
        int evaluated = 0;
        for (long seed = first; seed < first + count; seed++) {
            Path file = Files.write(folder.resolve("mutant.jfr"), SemanticMutant.of(sound, seed));
            Optional<IItemCollection> items = load(file);
            if (items.isPresent()) {
                evaluated++;
                for (IRule rule : LoadedSample.RULES) {
                    assertThat(LoadedSample.evaluate(rule, items.get(), IPreferenceValueProvider.DEFAULT_VALUES))
                            .as("%s, again with -Dmutants=1 -Dmutants.first=%d", rule.getId(), seed)
                            .isNotNull();
                }
            }
        }
        assertThat(evaluated).isPositive();
    }

    /* What JDK Mission Control does not load has no rules to run. */
    private static Optional<IItemCollection> load(Path file) throws Exception {
        FutureTask<IItemCollection> task = new FutureTask<>(() -> JfrLoaderToolkit.loadEvents(file.toFile()));
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(LONGEST_LOAD_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }
}
