package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.recording.Progress;
import java.io.PrintWriter;

/**
 * A bar on standard error that shows how far a long reading is; nothing for short ones. It is wiped out when the process
 * is ended in the middle.
 */
public final class ProgressBar implements Progress {
    private static final long LONG_BYTES = 32 << 20;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final String name;
    private final Thread hook = new Thread(this::end, "clear-progress");
    private int shownPercent = -1;
    private boolean shown;
    private boolean ended;

    ProgressBar(PrintWriter err, String name) {
        this.err = err;
        this.name = name;
    }

    @Override
    public synchronized void advanced(long bytesDone, long bytesTotal) {
        if (bytesTotal < LONG_BYTES || ended) {
            return;
        }
        int percent = (int) (100.0 * bytesDone / bytesTotal);
        if (percent == shownPercent) {
            return;
        }
        if (shownPercent < 0 && !watchForTheEnd()) {
            return;
        }
        shownPercent = percent;
        shown = bytesDone < bytesTotal;
        if (shown) {
            int full = percent * WIDTH / 100;
            err.printf("\r[%s%s] %3d %% of %s", "#".repeat(full), " ".repeat(WIDTH - full), percent, name);
            err.flush();
        } else {
            clear();
        }
    }

    private boolean watchForTheEnd() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            // The process is ending already.
            return false;
        }
    }

    private synchronized void end() {
        ended = true;
        if (shown) {
            clear();
        }
    }

    private void clear() {
        err.print("\r\u001b[K");
        err.flush();
    }
}
