package io.adaflight.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Many virtual threads that live at the same time and each count. The total must be exact, and the heap within 5 % of that
 * of the same program without counting, which runs in a JVM of its own.
 */
final class VirtualSoak {
    private static final double MOST_OF_PLAIN = 1.05;

    /** The saved stack of a parked thread is as large as the JIT makes its frames, which differs from run to run. */
    private static final String INTERPRETED = "-Xint";

    private final int threads;
    private final String heap;
    private final Verdict verdict = new Verdict("virtual");

    VirtualSoak(Options options) {
        this.threads = options.number("threads", 1_000_000);
        this.heap = options.text("heap", "4g");
        VirtualThreadStarter.find();
    }

    Verdict run() throws IOException, InterruptedException {
        long plain = heapOf(false);
        long counting = heapOf(true);
        double ratio = (double) counting / plain;
        verdict.figure("%,d live virtual threads", threads);
        verdict.figure(
                "heap %.1f MiB without counting, %.1f MiB with it, %+.2f %%",
                LiveHeap.mebibytes(plain), LiveHeap.mebibytes(counting), 100 * (ratio - 1));
        if (!(ratio <= MOST_OF_PLAIN)) {
            verdict.fault("counting takes %.2f %% more heap, at most 5 %% are allowed", 100 * (ratio - 1));
        }
        return verdict;
    }

    private long heapOf(boolean counting) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        INTERPRETED,
                        "-ea",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Soak.class.getName(),
                        VirtualChild.COMMAND,
                        "threads=" + threads,
                        "counting=" + counting)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IOException("the program with counting=" + counting + " failed: " + lines);
        }
        Verdict.say("counting=%s: %s", counting, lines);
        return Long.parseLong(lines.get(0));
    }
}
