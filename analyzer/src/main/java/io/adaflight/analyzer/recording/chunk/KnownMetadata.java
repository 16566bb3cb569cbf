package io.adaflight.analyzer.recording.chunk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of the chunks that were read last, filtered. The chunks of a recording have the same but for its time, and
 * so have those of other JVMs of one version in which one application runs. For any thread.
 */
public final class KnownMetadata {
    private static final int MOST = 8;
    private static final int LARGEST = 1 << 20;

    private final Deque<FilteredMetadata> known = new ArrayDeque<>();

    FilteredMetadata filter(MetadataBytes metadata, Set<String> events) throws ChunkDamage {
        FilteredMetadata same = find(metadata, events);
        if (same != null) {
            return same;
        }
        FilteredMetadata filtered = MetadataFilter.filter(metadata, events);
        if (metadata.size() <= LARGEST) {
            add(filtered);
        }
        return filtered;
    }

    private synchronized @Nullable FilteredMetadata find(MetadataBytes metadata, Set<String> events) {
        return known.stream()
                .filter(each -> each.isOf(metadata, events))
                .findFirst()
                .orElse(null);
    }

    private synchronized void add(FilteredMetadata filtered) {
        if (known.size() == MOST) {
            known.remove();
        }
        known.add(filtered);
    }
}
