package io.adaflight.analyzer.recording.chunk;

import java.util.Set;

/** What the metadata of a chunk says of some events: their numbers, and metadata without the rest. For any thread. */
final class FilteredMetadata {
    private final MetadataBytes source;
    private final Set<String> wanted;
    private final Set<Long> types;
    private final byte[] rest;

    /**
     * Metadata that has been filtered.
     *
     * @param rest what comes behind the head
     */
    FilteredMetadata(MetadataBytes source, Set<String> wanted, Set<Long> types, byte[] rest) {
        this.source = source;
        this.wanted = wanted;
        this.types = Set.copyOf(types);
        this.rest = rest;
    }

    /** Whether the same comes of other metadata, for other events. */
    boolean isOf(MetadataBytes metadata, Set<String> events) {
        return wanted.equals(events) && source.isSameAs(metadata);
    }

    /** The numbers of the events. */
    Set<Long> types() {
        return types;
    }

    /** Writes the metadata with the head of the chunk from which it is. */
    void copyTo(MetadataBytes metadata, ChunkBuffer target) throws ChunkDamage {
        metadata.copyHead(rest.length, target);
        target.write(rest, 0, rest.length);
    }
}
