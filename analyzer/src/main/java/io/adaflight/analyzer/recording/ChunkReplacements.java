package io.adaflight.analyzer.recording;

import io.adaflight.analyzer.recording.chunk.ChunkDamage;
import io.adaflight.analyzer.recording.chunk.ChunkFilter;
import io.adaflight.analyzer.recording.chunk.ChunkIdentity;
import io.adaflight.analyzer.recording.chunk.ChunkIndex;
import io.adaflight.analyzer.recording.chunk.ChunkLocation;
import io.adaflight.analyzer.recording.warning.Warning.Code;
import io.adaflight.analyzer.recording.warning.WarningList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to read in the place of a damaged chunk. */
final class ChunkReplacements {
    /* Chunks that claim each other's bytes could be made to cost the square of their number. */
    private static final int MOST_SEARCHES = 100;
    private static final int MOST_CHECKS = 1000;

    private final LoadLimits limits;
    private final WarningList warnings;
    private final Map<ChunkIdentity, List<ChunkLocation>> spares = new HashMap<>();
    private final Set<ChunkIdentity> readAnyway = new HashSet<>();
    private int searches;
    private int checks;

    ChunkReplacements(LoadLimits limits, WarningList warnings) {
        this.limits = limits;
        this.warnings = warnings;
    }

    /** Adds a chunk that is there twice, and is read from elsewhere. */
    void add(ChunkLocation spare) {
        spares.computeIfAbsent(ChunkIdentity.of(spare), key -> new ArrayList<>())
                .add(spare);
    }

    /** Adds a chunk that is read in any case. */
    void readAnyway(ChunkLocation chunk) {
        readAnyway.add(ChunkIdentity.of(chunk));
    }

    /** The same chunk from elsewhere, and those that the damaged one claims as its own bytes. */
    List<ChunkLocation> of(ChunkLocation damaged) {
        List<ChunkLocation> others = new ArrayList<>();
        List<ChunkLocation> same = spares.getOrDefault(ChunkIdentity.of(damaged), List.of());
        if (!same.isEmpty()) {
            others.add(same.remove(0));
        }
        if (searches++ == MOST_SEARCHES) {
            warnings.add(Code.DAMAGED_CHUNK, damaged.place() + " and what follows it were not searched for chunks");
        }
        if (searches <= MOST_SEARCHES) {
            others.addAll(within(damaged));
        }
        return others;
    }

    private List<ChunkLocation> within(ChunkLocation damaged) {
        List<ChunkLocation> found = new ArrayList<>();
        try {
            /* Most of what looks like a chunk in there is a copy of a header; that is nothing to warn of. */
            WarningList unsaid = new WarningList(damaged.shownFile());
            for (ChunkLocation inner : ChunkIndex.scanWithin(damaged, Recording.LARGEST_CHUNK, unsaid)) {
                if (!isReadElsewhere(inner, damaged) && checks++ < MOST_CHECKS && isSound(inner)) {
                    warnings.add(Code.DAMAGED_CHUNK, inner.place() + " begins inside the one before; read too");
                    found.add(inner);
                }
            }
        } catch (IOException e) {
            warnings.add(Code.DAMAGED_CHUNK, damaged.place() + " cannot be searched (" + e + ")");
        }
        return found;
    }

    private boolean isReadElsewhere(ChunkLocation inner, ChunkLocation damaged) {
        ChunkIdentity identity = ChunkIdentity.of(inner);
        return !identity.equals(ChunkIdentity.of(damaged)) && readAnyway.contains(identity);
    }

    private boolean isSound(ChunkLocation chunk) {
        try {
            ChunkFilter.check(chunk, limits.chunkBytes());
            return true;
        } catch (ChunkDamage e) {
            return false;
        }
    }
}
