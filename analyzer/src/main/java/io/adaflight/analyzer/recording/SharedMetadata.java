package io.adaflight.analyzer.recording;

import io.adaflight.analyzer.recording.chunk.KnownMetadata;

/** The metadata that recordings have in common, which is parsed once for those that share it. For any thread. */
public final class SharedMetadata {
    private final KnownMetadata known = new KnownMetadata();

    KnownMetadata known() {
        return known;
    }
}
