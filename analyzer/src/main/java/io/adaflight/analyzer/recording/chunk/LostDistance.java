package io.adaflight.analyzer.recording.chunk;

/**
 * The distance from the first constant pool of a chunk to one before it, which cannot be there.
 *
 * @param position where the number is in the chunk
 * @param length how many bytes it has
 */
public record LostDistance(long position, long length) {
    private static final int MORE_FOLLOWS = 0x80;

    /** Makes it zero, in as many bytes, in a part of the chunk that begins at some position. */
    void clear(byte[] part, long partPosition, int partLength) {
        for (long index = 0; index < length; index++) {
            long place = position + index - partPosition;
            if (place >= 0 && place < partLength) {
                part[(int) place] = (byte) (index + 1 < length ? MORE_FOLLOWS : 0);
            }
        }
    }
}
