package io.adaflight.internal.jfr;

import static io.adaflight.internal.counters.Saturation.toInt;

import io.adaflight.Counter;
import io.adaflight.events.BackPressureChangeEvent;
import io.adaflight.events.BackPressureEvent;
import io.adaflight.events.RingSwapEvent;
import io.adaflight.events.WriteBlockedEvent;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DurationEvents;
import org.jspecify.annotations.Nullable;

/** Records single happenings on the thread that they happen to. */
final class FlightEvents implements DurationEvents {
    /*
     * Until the recorder is there, no event class is touched: loading one is what costs start-up time.
     */
    private volatile boolean open;

    /** The event types are registered. */
    void open() {
        open = true;
    }

    @Override
    public @Nullable Swap beginSwap() {
        if (!open) {
            return null;
        }
        RingSwapEvent event = new RingSwapEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return (pipeline, detail) -> {
            event.end();
            if (event.shouldCommit()) {
                event.pipeline = pipeline;
                event.events = detail.events();
                event.bytes = detail.bytes();
                event.freeRings = detail.freeRings();
                event.ringsInRotation = detail.rings();
                event.poolExhausted = detail.poolExhausted();
                event.commit();
            }
        };
    }

    @Override
    public @Nullable Blocked beginBlocked() {
        if (!open) {
            return null;
        }
        WriteBlockedEvent event = new WriteBlockedEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return (pipeline, written) -> {
            event.end();
            if (event.shouldCommit()) {
                event.pipeline = pipeline;
                event.written = written;
                event.commit();
            }
        };
    }

    @Override
    public @Nullable Episode beginEpisode() {
        if (!open) {
            return null;
        }
        BackPressureEvent event = new BackPressureEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return detail -> {
            event.end();
            if (event.shouldCommit()) {
                fill(event, detail);
                event.commit();
            }
        };
    }

    private static void fill(BackPressureEvent event, EpisodeDetail detail) {
        Counts lost = detail.lost();
        event.pipeline = detail.subject().pipeline();
        event.thread = detail.subject().thread();
        event.threadId = detail.subject().threadId();
        event.threadName = detail.subject().threadName();
        event.worstState = detail.worst().name();
        event.dropped = toInt(lost.dropped());
        event.evicted = toInt(lost.get(Counter.EVENTS_EVICTED));
        event.rejected = toInt(lost.get(Counter.EVENTS_REJECTED));
        event.bytesDropped = lost.bytesDropped();
        event.blockedTime = lost.get(Counter.BLOCKED_NANOS);
        event.pressureTime = lost.get(Counter.PRESSURE_NANOS);
        event.droppingTime = lost.get(Counter.DROPPING_NANOS);
        event.recoveryTime = lost.get(Counter.RECOVERY_NANOS);
        event.moves = detail.moves();
        event.cut = detail.cut();
    }

    @Override
    public void moved(Move move) {
        if (!open) {
            return;
        }
        BackPressureChangeEvent event = new BackPressureChangeEvent();
        if (event.shouldCommit()) {
            event.pipeline = move.subject().pipeline();
            event.thread = move.subject().thread();
            event.threadId = move.subject().threadId();
            event.from = move.from().name();
            event.to = move.to().name();
            event.freeRings = move.freeRings();
            event.rings = move.rings();
            event.commit();
        }
    }
}
