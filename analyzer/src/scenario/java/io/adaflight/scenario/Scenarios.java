package io.adaflight.scenario;

import io.adaflight.analyzer.recording.Recording;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs all scenarios and prints how often the analyzer was right. */
public final class Scenarios {
    private static final double LEAST_ACCURACY = 0.95;

    private Scenarios() {}

    /**
     * Runs them; exit code 1 when the analyzer is right too seldom, or names a cause where there is none.
     *
     * @param arguments the folder for the recordings, the first seed, the number of seeds, the number of healthy runs, and
     *     the names of the kinds to run, separated by commas, or {@code all}
     */
    public static void main(String[] arguments) throws Exception {
        Recording.silenceParser();
        ScenarioRun run = new ScenarioRun(System.getProperty("java.class.path"), Path.of(arguments[0]));
        int first = Integer.parseInt(arguments[1]);
        int seeds = Integer.parseInt(arguments[2]);
        int healthy = Integer.parseInt(arguments[3]);
        ConfusionMatrix matrix = new ConfusionMatrix();
        for (ScenarioKind kind : kinds(arguments[4])) {
            if (kind == ScenarioKind.USED_UP_QUOTA && !Quota.isPossible()) {
                System.out.println("left out " + kind + ": this machine lets nobody set a quota");
                continue;
            }
            for (int count = kind == ScenarioKind.HEALTHY ? healthy : seeds; count > 0; count--) {
                Outcome outcome = run.run(kind, first + count - 1);
                matrix.add(outcome);
                System.out.println(outcome);
            }
        }
        System.out.println();
        System.out.println("Java " + System.getProperty("java.version"));
        System.out.println(matrix);
        System.exit(matrix.accuracy() >= LEAST_ACCURACY && matrix.falseAlarms() == 0 ? 0 : 1);
    }

    private static List<ScenarioKind> kinds(String names) {
        return names.equals("all")
                ? List.of(ScenarioKind.values())
                : Arrays.stream(names.split(",")).map(ScenarioKind::valueOf).toList();
    }
}
