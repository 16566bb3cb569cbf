package io.adaflight.internal.counters;

import java.util.ArrayList;
import java.util.List;

/** Keeps what was recorded, for one thread. */
final class RecordingDurationEvents implements DurationEvents {
    final List<String> recorded = new ArrayList<>();
    private int begun;

    @Override
    public Swap beginSwap() {
        int number = begun++;
        return (pipeline, detail) -> recorded.add("swap " + number + " of " + pipeline + ": " + detail);
    }

    @Override
    public Blocked beginBlocked() {
        int number = begun++;
        return (pipeline, written) -> recorded.add("wait " + number + " of " + pipeline + ": " + written);
    }

    @Override
    public Episode beginEpisode() {
        return detail -> recorded.add(detail.toString());
    }

    @Override
    public void moved(Move move) {
        recorded.add(move.toString());
    }
}
