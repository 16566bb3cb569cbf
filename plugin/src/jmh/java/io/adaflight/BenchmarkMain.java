package io.adaflight;

import io.adaflight.internal.counters.CountVirtualThreadsBenchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.Main;

/** JMH's own command line, without the benchmarks that this JDK cannot run. */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    /** Takes what JMH takes. */
    public static void main(String[] arguments) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (!hasVirtualThreads()) {
            System.err.println("JDK " + Runtime.version().feature()
                    + " has no virtual threads: their benchmark is left out; use JDK 21 or later for it");
            all.add("-e");
            all.add(CountVirtualThreadsBenchmark.class.getSimpleName());
        }
        Main.main(all.toArray(String[]::new));
    }

    private static boolean hasVirtualThreads() {
        return Arrays.stream(Thread.class.getMethods())
                .anyMatch(method -> method.getName().equals("startVirtualThread"));
    }
}
