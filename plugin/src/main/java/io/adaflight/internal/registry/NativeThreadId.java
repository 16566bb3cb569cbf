package io.adaflight.internal.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux calls a thread. Only the thread itself can find that out. */
final class NativeThreadId {
    /** Where the platform does not say, and for a virtual thread, which has many. */
    static final long UNKNOWN = 0;

    /** Before the thread itself was asked. */
    static final long NOT_YET = -1;

    private static final String LINK = "/proc/thread-self";

    private NativeThreadId() {}

    /** The id of the calling thread; {@link #UNKNOWN} where it cannot be found. Never throws. */
    static long ofCurrentThread() {
        return ofThread(VirtualThreads.isVirtual(Thread.currentThread()));
    }

    static long ofThread(boolean virtual) {
        return virtual ? UNKNOWN : read(LINK);
    }

    static long read(String link) {
        try {
            return parse(String.valueOf(Files.readSymbolicLink(Path.of(link)).getFileName()));
        } catch (IOException | RuntimeException | Error e) { // Not Linux, no /proc, or no memory: the drain goes on.
            return UNKNOWN;
        }
    }

    private static long parse(String id) {
        return Math.max(UNKNOWN, Long.parseLong(id));
    }
}
