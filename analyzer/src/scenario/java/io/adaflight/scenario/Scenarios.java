package io.adaflight.scenario;

import io.adaflight.analyzer.recording.Recording;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs all scenarios and prints how often the analyzer was right. */
public final class Scenarios {
    private Scenarios() {}

    /**
     * Runs them; exit code 1 when the analyzer is right too seldom, wrong and confident, or names a cause where there is none.
     *
     * @param arguments the folder for the recordings, the first seed, the number of seeds, and the names of the kinds to run,
     *     separated by commas, or {@code all}; a fifth, {@code again}, analyzes the recordings that are in the folder
     */
    public static void main(String[] arguments) throws Exception {
        Recording.silenceParser();
        Path folder = Path.of(arguments[0]);
        ScenarioRun run = new ScenarioRun(System.getProperty("java.class.path"), folder);
        int first = Integer.parseInt(arguments[1]);
        int seeds = Integer.parseInt(arguments[2]);
        boolean again = arguments.length > 4 && arguments[4].equals("again");
        Tally tally = new Tally();
        for (int seed = first; seed < first + seeds; seed++) {
            for (ScenarioKind kind : kinds(arguments[3])) {
                Outcome outcome = again
                        ? ScenarioRun.analyze(kind, seed, folder.resolve(kind + "-" + seed))
                        : run.run(kind, seed);
                tally.add(outcome);
                System.out.println(outcome);
            }
        }
        System.out.println();
        System.out.println("Java " + System.getProperty("java.version"));
        System.out.println(tally);
        System.exit(tally.isGood() ? 0 : 1);
    }

    private static List<ScenarioKind> kinds(String names) {
        List<ScenarioKind> kinds = names.equals("all")
                ? List.of(ScenarioKind.values())
                : Arrays.stream(names.split(",")).map(ScenarioKind::valueOf).toList();
        if (kinds.contains(ScenarioKind.USED_UP_QUOTA) && !Quota.isPossible()) {
            System.out.println("left out " + ScenarioKind.USED_UP_QUOTA + ": this machine lets nobody set a quota");
            return kinds.stream()
                    .filter(kind -> kind != ScenarioKind.USED_UP_QUOTA)
                    .toList();
        }
        return kinds;
    }
}
