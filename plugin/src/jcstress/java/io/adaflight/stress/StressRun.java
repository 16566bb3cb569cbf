package io.adaflight.stress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Runs the stress tests and fails when one fails, when one did not run or has no control, or when a control did not show
 * what it is there to show: jcstress itself ends with 0 in all these cases. Writes into the working directory.
 */
public final class StressRun {
    /*
     * The preset `sanity` takes a single sample of a test, which proves nothing; so it is given some time, and in return
     * only one JVM, whose code goes from the interpreter to C1 and to C2 with randomised schedules, the same for all
     * actors and without affinity. A control that has not shown its result is run again with C1 and with C2 alone, each time
     * for longer. The longer presets choose all that by themselves.
     */
    private static final String CONTROL = "Control";
    private static final String SANITY_MODE = "sanity";
    private static final List<String> SANITY = List.of(
            "-sc",
            "false",
            "-af",
            "NONE",
            "-f",
            "1",
            "-fsm",
            "1",
            "-iters",
            "1",
            "-strideSize",
            "256",
            "-strideCount",
            "8");
    private static final String C1 = "-XX:TieredStopAtLevel=1";
    private static final String TIERED = "-XX:+UnlockDiagnosticVMOptions -XX:+StressLCM -XX:+StressGCM";
    private static final String C2 = "-XX:-TieredCompilation " + TIERED;
    private static final int SANITY_MILLIS = 300;
    private static final TreeMap<String, Long> NOTHING = new TreeMap<>();
    private static final int[] CONTROL_MILLIS = {1_000, 4_000};

    private final String mode;
    private final Map<String, TreeMap<String, Long>> observed = new TreeMap<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    private StressRun(String mode) {
        this.mode = mode;
    }

    /**
     * Runs the tests.
     *
     * @param arguments the preset of jcstress; a pattern of the tests' names, all without it
     */
    public static void main(String[] arguments) throws Exception {
        String pattern = arguments.length > 1 ? arguments[1] : ".*";
        StressRun run = new StressRun(arguments[0]);
        System.exit(run.tests(Pattern.compile(pattern)) ? 0 : 1);
    }

    private boolean tests(Pattern pattern) throws Exception {
        Set<String> tests = TestList.tests().stream()
                .filter(test -> pattern.matcher(test).find())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (tests.isEmpty()) {
            faults.add("no test matched " + pattern);
        } else {
            all(tests);
        }
        observed.forEach((test, outcomes) -> System.out.println("observed " + test + " " + outcomes));
        faults.forEach(fault -> System.out.println("FAULT " + fault));
        long controls = tests.stream().filter(StressRun::isControl).count();
        System.out.println((tests.size() - controls) + " stress tests, " + shown.size() + " of " + controls
                + " controls showed what they prevent, " + faults.size() + " faults");
        return faults.isEmpty();
    }

    private void all(Set<String> tests) throws Exception {
        tests.stream()
                .filter(test -> TestList.getInfo(test).threads() != 2)
                .forEach(test -> faults.add(test + " has not two actors; inherited ones do not count"));
        tests.stream()
                .filter(test -> !isControl(test) && !TestList.tests().contains(test + CONTROL))
                .forEach(test -> faults.add(test + " has no " + CONTROL));
        run(tests, SANITY_MILLIS, List.of(TIERED));
        if (mode.equals(SANITY_MODE)) {
            for (int millis : CONTROL_MILLIS) {
                run(notShown(tests), millis, List.of(C1, C2));
            }
        }
        notShown(tests).forEach(test -> faults.add(test + " did not show its result"));
        tests.stream()
                .filter(test -> observed.getOrDefault(test, NOTHING).isEmpty())
                .forEach(test -> faults.add(test + " did not run"));
    }

    private static boolean isControl(String test) {
        return test.endsWith(CONTROL);
    }

    private Set<String> notShown(Set<String> tests) {
        return tests.stream()
                .filter(test -> isControl(test) && !shown.contains(test))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void run(Collection<String> tests, int millis, List<String> jvms) throws Exception {
        if (tests.isEmpty()) {
            return;
        }
        List<String> options = List.of("-m", mode, "-r", "report", "-t", anyOf(tests));
        if (!mode.equals(SANITY_MODE)) {
            read(options);
            return;
        }
        for (String jvm : jvms) {
            List<String> all = new ArrayList<>(options);
            all.addAll(SANITY);
            all.addAll(List.of("-time", String.valueOf(millis), "-jvmArgs", jvm));
            read(all);
        }
    }

    private static String anyOf(Collection<String> tests) {
        return tests.stream().map(test -> test.replace(".", "\\.")).collect(Collectors.joining("|", "^(", ")$"));
    }

    private void read(List<String> arguments) throws Exception {
        Options options = new Options(arguments.toArray(new String[0]));
        if (!options.parse()) {
            throw new IllegalArgumentException("options of jcstress: " + arguments);
        }
        AssertionError failure = null;
        try {
            new JCStress(options).run();
        } catch (AssertionError e) {
            failure = e;
        }
        int before = faults.size();
        InProcessCollector results = new InProcessCollector();
        DiskReadCollector file =
                new DiskReadCollector(Path.of(options.getResultFile()).toString(), results);
        file.dump();
        file.close();
        results.getTestResults().forEach(this::check);
        if (failure != null && faults.size() == before) {
            faults.add("jcstress: " + failure.getMessage());
        }
    }

    private void check(TestResult result) {
        String test = result.getName();
        TreeMap<String, Long> outcomes = observed.computeIfAbsent(test, name -> new TreeMap<>());
        for (String state : result.getStateKeys()) {
            outcomes.merge(state, result.getCount(state), Long::sum);
        }
        if (result.status() != Status.NORMAL || !result.grading().isPassed) {
            faults.add(test + " failed: " + result.status() + " " + result.grading().failureMessages + " "
                    + result.getMessages() + " " + result.getConfig().jvmArgs);
        }
        for (GradingResult grade : result.grading().gradingResults.values()) {
            if (grade.expect == Expect.ACCEPTABLE_INTERESTING && grade.count > 0 && isControl(test)) {
                shown.add(test);
            }
        }
    }
}
