package io.adaflight.internal.looks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers stacks, and tells the text of each once for each chunk. */
public final class StackTexts {
    /** What stands for no stack. */
    public static final long NONE = 0;

    static final int LONGEST_TEXT = 2048;
    static final int MOST_STACKS = 512;

    private final Map<List<StackTraceElement>, Long> ids = new HashMap<>();
    private final Set<Long> told = new HashSet<>();
    private final Listener listener;
    private long lastId = NONE;

    /**
     * No stacks yet.
     *
     * @param listener is told each stack before its number is used in a chunk
     */
    public StackTexts(Listener listener) {
        this.listener = listener;
    }

    /** Is told what a number means. */
    public interface Listener {
        /** The text of a stack: one frame a line, the top one first. */
        void stack(long id, String frames);
    }

    /** A chunk begins, in which nothing is told yet. */
    public void beginChunk() {
        told.clear();
    }

    /** The number of a stack, above 0; {@link #NONE} for an empty one. The same stack has the same number, unless very many came between. */
    public long id(List<StackTraceElement> frames) {
        if (frames.isEmpty()) {
            return NONE;
        }
        Long present = ids.get(frames);
        long id = present == null ? add(frames) : present;
        if (told.add(id)) {
            listener.stack(id, text(frames));
        }
        return id;
    }

    private long add(List<StackTraceElement> frames) {
        if (ids.size() >= MOST_STACKS) {
            ids.clear();
            told.clear();
        }
        lastId++;
        ids.put(List.copyOf(frames), lastId);
        return lastId;
    }

    /** One frame a line, as many as fit. */
    static String text(List<StackTraceElement> frames) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : frames) {
            String line = line(frame);
            if (text.length() + 1 + line.length() > LONGEST_TEXT) {
                break;
            }
            text.append(text.length() == 0 ? "" : "\n").append(line);
        }
        return text.toString();
    }

    private static String line(StackTraceElement frame) {
        String line = frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")";
        return line.substring(0, Math.min(line.length(), LONGEST_TEXT / 2));
    }

    private static String place(StackTraceElement frame) {
        if (frame.isNativeMethod()) {
            return "Native Method";
        }
        String file = frame.getFileName();
        if (file == null) {
            return "Unknown Source";
        }
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}
