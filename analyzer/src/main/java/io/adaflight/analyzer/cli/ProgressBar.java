package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.recording.Progress;
import java.io.PrintWriter;

/** A bar on standard error that shows how far a long reading is; nothing for short ones. */
final class ProgressBar implements Progress {
    private static final long LONG_BYTES = 32 << 20;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final String name;
    private int shownPercent = -1;

    ProgressBar(PrintWriter err, String name) {
        this.err = err;
        this.name = name;
    }

    @Override
    public void advanced(long bytesDone, long bytesTotal) {
        if (bytesTotal < LONG_BYTES) {
            return;
        }
        int percent = (int) (100.0 * bytesDone / bytesTotal);
        if (percent == shownPercent) {
            return;
        }
        shownPercent = percent;
        if (bytesDone >= bytesTotal) {
            err.print("\r\u001b[K");
        } else {
            int full = percent * WIDTH / 100;
            err.printf("\r[%s%s] %3d %% of %s", "#".repeat(full), " ".repeat(WIDTH - full), percent, name);
        }
        err.flush();
    }
}
