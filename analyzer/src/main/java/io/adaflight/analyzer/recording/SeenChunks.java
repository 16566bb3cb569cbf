package io.adaflight.analyzer.recording;

import io.adaflight.analyzer.recording.chunk.ChunkIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The chunks of all recordings so far, each with the first recording that has it. */
public final class SeenChunks {
    private final Map<ChunkIdentity, String> first = new HashMap<>();

    /** Adds the chunks of a recording; says how many each recording before it has too, which would be counted in both. */
    public Map<String, Integer> add(Recording recording) {
        Map<String, Integer> shared = new TreeMap<>();
        String name = recording.info().name();
        for (ChunkIdentity chunk : recording.identities()) {
            String other = first.putIfAbsent(chunk, name);
            if (other != null) {
                shared.merge(other, 1, Integer::sum);
            }
        }
        return shared;
    }
}
