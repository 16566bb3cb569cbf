package io.adaflight.analyzer.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Reads a chunk and checks its frame: that its events follow each other without a gap to its end, that its metadata and
 * constant pools stand where the header and the pools say, and that the chain of pools ends. The parser does not
 * end on some chunks that break these rules.
 */
final class ChunkBytes {
    private static final long METADATA = 0;
    private static final long CONSTANT_POOL = 1;

    private final ByteBuffer data;
    private final ChunkHeader header;

    private ChunkBytes(ByteBuffer data, ChunkHeader header) {
        this.data = data;
        this.header = header;
    }

    /** The bytes of a chunk whose frame is sound; an unfinished one is marked as finished in this copy. */
    static byte[] read(ChunkLocation chunk) throws IOException, ChunkDamage {
        byte[] bytes = new byte[Math.toIntExact(chunk.header().size())];
        try (FileChannel channel = FileChannel.open(chunk.file(), StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            channel.position(chunk.offset());
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new ChunkDamage("became shorter while it was read");
                }
            }
        }
        bytes[ChunkHeader.STATE_OFFSET] = 0;
        new ChunkBytes(ByteBuffer.wrap(bytes), chunk.header()).check();
        return bytes;
    }

    private void check() throws ChunkDamage {
        boolean metadataFound = false;
        boolean poolFound = header.constantPoolOffset() == 0;
        int position = ChunkHeader.BYTES;
        while (position < data.capacity()) {
            data.position(position);
            long size = readNumber();
            long type = readNumber();
            long read = data.position() - (long) position;
            if (size < read || size > data.capacity() - (long) position) {
                throw new ChunkDamage("has an event of " + size + " bytes at its byte " + position);
            }
            metadataFound |= type == METADATA && position == header.metadataOffset();
            poolFound |= type == CONSTANT_POOL && position == header.constantPoolOffset();
            position += (int) size;
        }
        if (!metadataFound) {
            throw new ChunkDamage("has no metadata at its byte " + header.metadataOffset());
        }
        if (!poolFound) {
            throw new ChunkDamage("has no constant pool at its byte " + header.constantPoolOffset());
        }
        checkPools();
    }

    /** Each pool names the one before it by a distance below zero, the first one by zero. */
    private void checkPools() throws ChunkDamage {
        long position = header.constantPoolOffset();
        while (position != 0) {
            data.position((int) position);
            readNumber();
            if (readNumber() != CONSTANT_POOL) {
                throw new ChunkDamage("has no constant pool at its byte " + position);
            }
            readNumber();
            readNumber();
            long distance = readNumber();
            if (distance > 0 || (distance < 0 && position + distance < ChunkHeader.BYTES)) {
                throw new ChunkDamage("has a chain of constant pools that leaves it at its byte " + position);
            }
            position = distance == 0 ? 0 : position + distance;
        }
    }

    /** Reads a number in the variable length of the format: seven bits a byte, nine bytes at most. */
    private long readNumber() throws ChunkDamage {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte next = nextByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return value | (nextByte() & 0xffL) << 56;
    }

    private byte nextByte() throws ChunkDamage {
        if (!data.hasRemaining()) {
            throw new ChunkDamage("ends in the middle of an event");
        }
        return data.get();
    }
}
