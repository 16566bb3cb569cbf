package io.adaflight.analyzer.recording.chunk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The metadata event of a chunk in memory, with the texts that it begins with. */
final class MetadataBytes {
    /* A JDK has some thousands. */
    private static final int MOST_TEXTS = 1 << 20;

    private static final int NO_TEXT = 0;

    private final byte[] bytes;
    private final int headEnd;
    private int[] textStarts = {};
    private @Nullable String[] texts = {};
    private int next;

    /** Metadata whose head alone has been read: its size and type, its time and its number. */
    MetadataBytes(byte[] bytes) throws ChunkDamage {
        this.bytes = bytes;
        for (int skipped = 0; skipped < 5; skipped++) {
            readNumber();
        }
        headEnd = next;
    }

    /** Whether all behind the head is the same. */
    boolean isSameAs(MetadataBytes other) {
        return Arrays.equals(bytes, headEnd, bytes.length, other.bytes, other.headEnd, other.bytes.length);
    }

    int size() {
        return bytes.length;
    }

    /** Finds the texts, which are decoded when they are asked for. The tree of elements comes next. */
    void readTexts() throws ChunkDamage {
        next = headEnd;
        int count = readCount();
        if (count > MOST_TEXTS) {
            throw new ChunkDamage("has metadata of " + count + " texts, more than any recorder writes");
        }
        texts = new @Nullable String[count];
        textStarts = new int[count + 1];
        for (int index = 0; index < count; index++) {
            textStarts[index] = next;
            skipText();
        }
        textStarts[count] = next;
    }

    int position() {
        return next;
    }

    void moveTo(int position) {
        next = position;
    }

    int textCount() {
        return texts.length;
    }

    /** Reads a number in the variable length of the format. */
    long readNumber() throws ChunkDamage {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte part = readByte();
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        return value | (readByte() & 0xffL) << 56;
    }

    private byte readByte() throws ChunkDamage {
        if (next >= bytes.length) {
            throw new ChunkDamage("has metadata that goes on after its end");
        }
        return bytes[next++];
    }

    /** Reads how many items follow; an item takes at least one byte. */
    int readCount() throws ChunkDamage {
        long count = readNumber();
        int left = bytes.length - next;
        if (count < 0 || count > left) {
            throw new ChunkDamage("has a count of " + count + " in its metadata, and " + left + " bytes follow");
        }
        return (int) count;
    }

    /** The number of a text. */
    int readText() throws ChunkDamage {
        long index = readNumber();
        if (index < 0 || index >= texts.length) {
            throw new ChunkDamage("has metadata that names the text " + index + " of " + texts.length);
        }
        return (int) index;
    }

    private void skipText() throws ChunkDamage {
        int encoding = readByte();
        switch (encoding) {
            case 0, 1 -> {}
            case 3, 5 -> {
                int length = readCount();
                next += length;
            }
            case 4 -> {
                for (int left = readCount(); left > 0; left--) {
                    readNumber();
                }
            }
            default -> throw new ChunkDamage("has a text of the unknown encoding " + encoding);
        }
    }

    /** A text; the empty one where there is none. */
    String text(int index) throws ChunkDamage {
        String known = texts[index];
        if (known == null) {
            int position = next;
            next = textStarts[index];
            known = decode();
            texts[index] = known;
            next = position;
        }
        return known;
    }

    private String decode() throws ChunkDamage {
        int encoding = readByte();
        if (encoding < 3) {
            return "";
        }
        int length = readCount();
        if (encoding != 4) {
            return new String(
                    bytes, next, length, encoding == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        }
        char[] characters = new char[length];
        for (int index = 0; index < length; index++) {
            characters[index] = (char) readNumber();
        }
        return new String(characters);
    }

    /** Writes the head of metadata with another rest, which has so many bytes. */
    void copyHead(int restBytes, ChunkBuffer target) throws ChunkDamage {
        int sizeBytes = 1;
        while (bytes[sizeBytes - 1] < 0 && sizeBytes < ChunkBuffer.NUMBER_BYTES) {
            sizeBytes++;
        }
        int headBytes = headEnd - sizeBytes;
        target.writeNumber((long) ChunkBuffer.NUMBER_BYTES + headBytes + restBytes);
        target.write(bytes, sizeBytes, headBytes);
    }

    /** Writes some of the texts; the others are none. */
    void copyTexts(boolean[] wanted, ByteArrayOutputStream target) {
        target.write(bytes, headEnd, textStarts[0] - headEnd);
        for (int index = 0; index < wanted.length; index++) {
            if (wanted[index]) {
                target.write(bytes, textStarts[index], textStarts[index + 1] - textStarts[index]);
            } else {
                target.write(NO_TEXT);
            }
        }
    }

    /** Copies a part into an array. */
    void copy(int start, int length, byte[] target, int targetStart) {
        System.arraycopy(bytes, start, target, targetStart, length);
    }
}
