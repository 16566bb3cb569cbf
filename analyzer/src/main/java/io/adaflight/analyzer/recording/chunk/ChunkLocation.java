package io.adaflight.analyzer.recording.chunk;

import java.nio.file.Path;

/**
 * Where a chunk is.
 *
 * @param file the file to read, which may be an unpacked copy
 * @param shownFile the name that the user knows
 * @param number the chunk's number in its file, from 1
 * @param offset where the chunk begins in the file
 */
public record ChunkLocation(Path file, String shownFile, int number, long offset, ChunkHeader header) {
    /** The place in words, to stand before what is wrong with it. */
    public String place() {
        return place(shownFile, number, offset);
    }

    public static String place(String shownFile, int number, long offset) {
        return shownFile + ": chunk " + number + " at byte " + offset;
    }
}
