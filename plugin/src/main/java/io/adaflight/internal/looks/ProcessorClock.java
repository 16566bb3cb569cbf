package io.adaflight.internal.looks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clocks that the platform keeps for one thread. On Linux the kernel counts both how long the thread ran and how long
 * it waited for a processor; elsewhere the JVM knows the first at most.
 */
public final class ProcessorClock implements AutoCloseable {
    /*
     * The file stays open between two readings, which makes a reading several times cheaper than to open it anew. It is
     * opened while the thread lives and speaks of that thread for ever, even when another is given the same id later.
     */
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final int LONGEST_LINE = 96;

    private final Path tasks;
    private final LongSupplier nativeId;
    private final LongSupplier javaNanos;
    private final byte[] line = new byte[LONGEST_LINE];
    private @Nullable RandomAccessFile file;
    private boolean kernelFails;

    /**
     * The clocks of a thread.
     *
     * @param nativeId gives what Linux calls the thread: 0 where that cannot be known, below 0 where it is not known yet
     * @param javaNanos gives how long the thread ran as the JVM knows it; below 0 where it does not
     */
    public ProcessorClock(LongSupplier nativeId, LongSupplier javaNanos) {
        this(TASKS, nativeId, javaNanos);
    }

    ProcessorClock(Path tasks, LongSupplier nativeId, LongSupplier javaNanos) {
        this.tasks = tasks;
        this.nativeId = nativeId;
        this.javaNanos = javaNanos;
    }

    /** Reads the clocks at this moment; unknown for a thread that has not begun or has ended. */
    public ProcessorTime read() {
        long id = nativeId.getAsLong();
        if (id < 0) {
            return ProcessorTime.UNKNOWN;
        }
        ProcessorTime time = id == 0 || kernelFails ? ProcessorTime.UNKNOWN : readFile(id);
        if (time.ranKnown()) {
            return time;
        }
        kernelFails = true;
        long ran = javaNanos.getAsLong();
        return ran < 0 ? ProcessorTime.UNKNOWN : ProcessorTime.ofRun(ran);
    }

    private ProcessorTime readFile(long id) {
        try {
            RandomAccessFile open = file;
            if (open == null) {
                open = new RandomAccessFile(tasks.resolve(id + "/schedstat").toFile(), "r");
                file = open;
            }
            open.seek(0);
            return parse(line, open.read(line));
        } catch (IOException | RuntimeException e) { // It has ended, or the platform keeps no such clocks.
            return ProcessorTime.UNKNOWN;
        }
    }

    /*
     * A kernel that does not keep these clocks writes zeros; a thread that was registered has run.
     */
    private static ProcessorTime parse(byte[] line, int length) {
        String text = new String(line, 0, Math.max(0, length), StandardCharsets.US_ASCII);
        int ran = text.indexOf(' ');
        int waited = text.indexOf(' ', ran + 1);
        long ranNanos = Long.parseLong(text, 0, ran, 10);
        return ranNanos <= 0
                ? ProcessorTime.UNKNOWN
                : ProcessorTime.of(ranNanos, Long.parseLong(text, ran + 1, waited, 10));
    }

    /** Closes what was opened; the next reading opens it again. */
    @Override
    public void close() {
        RandomAccessFile open = file;
        file = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                kernelFails = true; // Nothing was written, so nothing is lost.
            }
        }
    }
}
