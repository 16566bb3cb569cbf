package io.adaflight.analyzer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows one picture after the other: on a terminal in place, on its second screen and without a cursor; elsewhere below each
 * other. What is changed of a terminal is changed back when this is closed, also by the end of the process.
 */
final class LiveScreen implements AutoCloseable {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final PrintWriter out;
    private final boolean inPlace;
    private final AtomicBoolean left = new AtomicBoolean();
    private final Thread hook = new Thread(this::leave, "restore-terminal");
    private List<String> latest = List.of();

    LiveScreen(PrintWriter out, boolean inPlace) {
        this.out = out;
        this.inPlace = inPlace;
        if (inPlace) {
            Runtime.getRuntime().addShutdownHook(hook);
            out.print(ENTER);
            out.flush();
        }
    }

    /** Shows a picture; gives false once nothing more can be shown. */
    synchronized boolean show(String picture) {
        if (left.get()) {
            return false;
        }
        latest = picture.lines().toList();
        if (inPlace) {
            out.print(HOME);
            latest.forEach(line -> out.print(line + END_OF_LINE + "\r\n"));
            out.print(REST_OF_SCREEN);
        } else {
            latest.forEach(line -> out.print(line + "\n"));
            out.print("\n");
        }
        return !out.checkError();
    }

    /* The last picture stays on the first screen. */
    private synchronized void leave() {
        if (inPlace && left.compareAndSet(false, true)) {
            out.print(LEAVE);
            latest.forEach(line -> out.print(line + "\n"));
            out.flush();
        }
    }

    @Override
    public void close() {
        leave();
        if (inPlace) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending, and the hook has nothing left to do.
                return;
            }
        }
    }
}
