package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.rows.ParallelReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads the recordings of a fleet into rows, on all processors; says on standard error what is wrong with them. */
public final class FleetReading {
    private final PrintWriter err;
    private final boolean interactive;
    private final Printable printable = new Printable(StandardCharsets.UTF_8);
    private int unreadable;
    private long done;

    /** A reading that writes its remarks there. */
    public FleetReading(PrintWriter err, Terminal terminal) {
        this.err = err;
        this.interactive = terminal.interactive();
    }

    /**
     * Reads them all.
     *
     * @param recordings recordings, no folders of them
     * @throws IOException what the taker throws
     */
    public void read(List<Path> recordings, ParallelReading.Taker taker) throws IOException {
        Recording.silenceParser();
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = Math.max(1, Math.min(processors, recordings.size()));
        String what = recordings.size() == 1 ? recordings.get(0).toString() : recordings.size() + " recordings";
        ProgressBar bar = new ProgressBar(err, what);
        long total =
                interactive ? recordings.stream().mapToLong(FleetReading::bytes).sum() : 0;
        new ParallelReading(threads, Runtime.getRuntime().maxMemory()).read(recordings, (path, rows) -> {
            rows.remarks().forEach(this::say);
            unreadable += rows.readable() ? 0 : 1;
            taker.take(path, rows);
            done += bytes(path);
            bar.advanced(Math.min(done, total), total);
        });
        if (unreadable > 0 && recordings.size() > 1) {
            say(String.format(Locale.ROOT, "%,d of %,d recordings could not be read", unreadable, recordings.size()));
        }
    }

    /** 0, or 3 when a recording could not be read. */
    public int exitCode() {
        return unreadable > 0 ? ExitCodes.UNREADABLE : ExitCodes.FINE;
    }

    private static long bytes(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    private void say(String text) {
        err.println("adaflight: " + printable.escape(text));
        err.flush();
    }
}
