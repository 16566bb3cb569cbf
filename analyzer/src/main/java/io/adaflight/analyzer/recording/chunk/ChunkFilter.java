package io.adaflight.analyzer.recording.chunk;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a chunk what is needed of it: the events of some types, what its metadata says of them, and its constant pools. The
 * rest is never in memory. Checks the frame on the way: that events follow each other without a gap to the end, that metadata and
 * constant pools stand where the header and the pools say, and that the chain of pools ends. The parser does not
 * end on some chunks that break these rules.
 */
public final class ChunkFilter {
    /*
     * The copy has the events first, then the pools in the order of their chain, and the metadata last. A pool names the one
     * before it by a distance below zero, which always takes nine bytes; so the distances fit when they are written anew.
     */
    private static final long METADATA = 0;
    private static final long CONSTANT_POOL = 1;
    private static final int LONGEST_NUMBER = 9;
    private static final int SIZE_OF_HEAD = 4 * LONGEST_NUMBER + 1;

    /* A pool with one constant; and what a chunk may have beyond that. */
    private static final long LEAST_POOL_BYTES = 24;
    private static final long FEW_POOLS = 16;

    private final ChunkReader input;
    private final ChunkHeader header;
    private final KnownMetadata known;
    private final ChunkBuffer copy;
    private final long limit;
    private @Nullable LostDistance lostDistance;
    private boolean metadataFound;
    private boolean poolFound;

    /* A constant pool event; the rest of it follows on its distance to the one before it. */
    private record Pool(long start, long duration, long distance, long restPosition, long restBytes) {}

    private ChunkFilter(ChunkReader input, ChunkHeader header, KnownMetadata known, long limit) {
        this.input = input;
        this.known = known;
        this.header = header;
        this.limit = limit;
        this.copy = new ChunkBuffer(limit, header.size());
    }

    /**
     * Copies a chunk, marked as finished.
     *
     * @param limit the most bytes that the copy may have, and the metadata
     */
    public static byte[] read(ChunkLocation chunk, Set<String> events, KnownMetadata known, long limit)
            throws ChunkDamage {
        try (ChunkReader input = new ChunkReader(chunk)) {
            return new ChunkFilter(input, chunk.header(), known, limit).filter(events);
        } catch (IOException e) {
            throw new ChunkDamage("cannot be read (" + e + ")", e);
        } catch (OutOfMemoryError e) {
            throw new ChunkDamage("needs more memory; raise -Xmx", e);
        }
    }

    /**
     * Checks the frame of a chunk.
     *
     * @param limit the most bytes that its metadata and constant pools may have
     * @return a distance that a copy of the chunk must not have; null in a sound chunk
     */
    public static @Nullable LostDistance check(ChunkLocation chunk, long limit) throws ChunkDamage {
        try (ChunkReader input = new ChunkReader(chunk)) {
            ChunkFilter filter = new ChunkFilter(input, chunk.header(), new KnownMetadata(), limit);
            filter.filter(Set.of());
            return filter.lostDistance;
        } catch (IOException e) {
            throw new ChunkDamage("cannot be read (" + e + ")", e);
        } catch (OutOfMemoryError e) {
            throw new ChunkDamage("needs more memory; raise -Xmx", e);
        }
    }

    private byte[] filter(Set<String> events) throws IOException, ChunkDamage {
        copy.copy(input, 0, ChunkHeader.BYTES);
        long metadataSize = sizeAt(header.metadataOffset(), METADATA, "metadata");
        if (metadataSize > limit) {
            throw new ChunkDamage("has metadata of " + metadataSize + " bytes, more than the " + limit
                    + " that this heap allows; raise -Xmx");
        }
        MetadataBytes metadata = new MetadataBytes(input.readAt(header.metadataOffset(), (int) metadataSize));
        FilteredMetadata filtered = known.filter(metadata, events);
        copyEvents(filtered.types());
        if (!metadataFound) {
            throw new ChunkDamage("has no metadata at its byte " + header.metadataOffset());
        }
        if (!poolFound && header.constantPoolOffset() != 0) {
            throw new ChunkDamage("has no constant pool at its byte " + header.constantPoolOffset());
        }
        long lastPool = copyPools(pools());
        long metadataPosition = copy.size();
        filtered.copyTo(metadata, copy);
        return copy.finish(lastPool, metadataPosition);
    }

    private void copyEvents(Set<Long> types) throws IOException, ChunkDamage {
        long position = ChunkHeader.BYTES;
        while (position < header.size()) {
            input.moveTo(position);
            long size = input.readNumber();
            long type = input.readNumber();
            if (size < input.position() - position || size > header.size() - position) {
                throw new ChunkDamage("has an event of " + size + " bytes at its byte " + position);
            }
            metadataFound |= type == METADATA && position == header.metadataOffset();
            poolFound |= type == CONSTANT_POOL && position == header.constantPoolOffset();
            if (types.contains(type)) {
                copy.copy(input, position, size);
            }
            position += size;
        }
    }

    /** Where the pools are, the last one first. */
    private long[] pools() throws IOException, ChunkDamage {
        long most = Math.min(limit / SIZE_OF_HEAD, FEW_POOLS + header.size() / LEAST_POOL_BYTES);
        long[] positions = new long[8];
        int count = 0;
        long position = header.constantPoolOffset();
        while (position != 0) {
            if (count >= most) {
                throw new ChunkDamage("has more than " + most + " constant pools, which no chunk of its size has");
            }
            if (count == positions.length) {
                positions = Arrays.copyOf(positions, 2 * count);
            }
            positions[count++] = position;
            long distance = poolAt(position).distance();
            position = distance == 0 ? 0 : position + distance;
        }
        return Arrays.copyOf(positions, count);
    }

    private Pool poolAt(long position) throws IOException, ChunkDamage {
        long size = sizeAt(position, CONSTANT_POOL, "constant pool");
        long start = input.readNumber();
        long duration = input.readNumber();
        long distancePosition = input.position();
        long distance = input.readNumber();
        long rest = position + size - input.position();
        if (rest < 0) {
            throw new ChunkDamage("has a constant pool that is too short at its byte " + position);
        }
        if (distance > 0 || (distance < 0 && position + distance < ChunkHeader.BYTES)) {
            if (position != ChunkHeader.BYTES) {
                throw new ChunkDamage("has a chain of constant pools that leaves it at its byte " + position);
            }
            /* Nothing is before the first event: the chain ends here, whatever the recorder wrote. */
            lostDistance = new LostDistance(distancePosition, input.position() - distancePosition);
            distance = 0;
        }
        return new Pool(start, duration, distance, input.position(), rest);
    }

    /** The size of an event that should be of some type; the input stands behind its type. */
    private long sizeAt(long position, long type, String what) throws IOException, ChunkDamage {
        input.moveTo(position);
        long size = input.readNumber();
        if (input.readNumber() != type || size < 0 || size > header.size() - position) {
            throw new ChunkDamage("has no " + what + " at its byte " + position);
        }
        return size;
    }

    /** Copies pools from the first one on; where the last one is, or 0 without any. */
    private long copyPools(long[] positions) throws IOException, ChunkDamage {
        long before = 0;
        for (int index = positions.length - 1; index >= 0; index--) {
            Pool pool = poolAt(positions[index]);
            long position = copy.size();
            copy.writeNumber(SIZE_OF_HEAD + pool.restBytes());
            copy.writeByte((int) CONSTANT_POOL);
            copy.writeNumber(pool.start());
            copy.writeNumber(pool.duration());
            copy.writeNumber(before == 0 ? 0 : before - position);
            copy.copy(input, pool.restPosition(), pool.restBytes());
            before = position;
        }
        return before;
    }
}
