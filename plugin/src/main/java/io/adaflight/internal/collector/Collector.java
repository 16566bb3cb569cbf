package io.adaflight.internal.collector;

import io.adaflight.Counter;
import io.adaflight.internal.claims.Claim;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.registry.DrainCounts;
import io.adaflight.internal.registry.RegistrySnapshot;
import io.adaflight.internal.registry.ThreadRegistry;
import io.adaflight.internal.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Collects the counters of one pipeline. Any thread may ask for a snapshot; one of them collects. */
public final class Collector {
    /** The least window that a rate is taken over. */
    public static final Duration LEAST_RATE_WINDOW = Duration.ofMillis(100);

    private static final Duration LONGEST_FIRST_WAIT = Duration.ofMillis(10);

    static final double NANOS_PER_SECOND = 1e9;

    /** How old the last snapshot is before a claim is looked into. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    /*
     * Who has the claim collects; everyone else is given what was published last and does not wait. All that a
     * collection keeps from one to the next is touched between the claim and its release only, which order it.
     * CollectorStress proves it. A claim whose owner does not collect any more is taken over, once nothing was published for
     * some time.
     */
    private final ThreadRegistry registry;
    private final NanoClock clock;
    private final Claim claim = new Claim(Collector.class);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicLong skipped = new AtomicLong();
    private final RateWindow window;
    private boolean averaging;
    private volatile long intervalNanos;
    private volatile long windowNanos;
    private volatile CollectedSnapshot published;

    /**
     * A collector that has published an empty snapshot.
     *
     * @param interval the least time between two collections that {@link #collect} takes
     * @param rateWindow the least time that a rate is taken over, at least {@link #LEAST_RATE_WINDOW}
     */
    public Collector(ThreadRegistry registry, NanoClock clock, Duration interval, Duration rateWindow) {
        this.registry = registry;
        this.clock = clock;
        this.intervalNanos = checkedInterval(interval).toNanos();
        this.windowNanos = checkedRateWindow(rateWindow).toNanos();
        this.published = new CollectedSnapshot(
                registry.pipeline(),
                clock.nanos(),
                clock.epochMillis(),
                Rows.EMPTY,
                Rows.EMPTY,
                0,
                Counts.ZERO,
                Counts.ZERO,
                0,
                DrainCounts.ZERO,
                Rates.NONE);
        this.window = new RateWindow(windowNanos, published);
    }

    /**
     * Checks the least time between two collections.
     *
     * @throws IllegalArgumentException when it is negative or more than a day
     */
    public static Duration checkedInterval(Duration interval) {
        if (interval.isNegative() || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("collection interval is " + interval + ", expected 0 to 1 day");
        }
        return interval;
    }

    /**
     * Checks the least time that a rate is taken over.
     *
     * @throws IllegalArgumentException when it is less than {@link #LEAST_RATE_WINDOW} or more than a day
     */
    public static Duration checkedRateWindow(Duration rateWindow) {
        if (rateWindow.compareTo(LEAST_RATE_WINDOW) < 0 || rateWindow.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("rate window is " + rateWindow + ", expected 100 ms to 1 day");
        }
        return rateWindow;
    }

    /** Sets the least time between two collections; from the next call of {@link #collect} on. */
    public void setInterval(Duration interval) {
        intervalNanos = checkedInterval(interval).toNanos();
    }

    /** The least time between two collections. */
    public Duration interval() {
        return Duration.ofNanos(intervalNanos);
    }

    /** Sets the least time that a rate is taken over; from the next collection on. */
    public void setRateWindow(Duration rateWindow) {
        windowNanos = checkedRateWindow(rateWindow).toNanos();
    }

    /** The least time that a rate is taken over. */
    public Duration rateWindow() {
        return Duration.ofNanos(windowNanos);
    }

    /** The snapshot that was published last. */
    public CollectedSnapshot latest() {
        return published;
    }

    /** How many calls were given the last snapshot instead of a new one. */
    public long skipped() {
        return skipped.get();
    }

    /** A new snapshot; the last one, when the interval since has not passed or another thread collects at the moment. */
    public CollectedSnapshot collect() {
        if (clock.nanos() - published.nanos() < intervalNanos) {
            skipped.incrementAndGet();
            return published;
        }
        return collectNow();
    }

    /**
     * What an application is given that asks for a snapshot: at its first call a new one, however recent the last is; then as
     * {@link #collect}.
     */
    public CollectedSnapshot collectForApplication() {
        return asked.getAndSet(true) ? collect() : collectFresh(LONGEST_FIRST_WAIT);
    }

    /** A new snapshot; the last one, when another thread collects at the moment. */
    public CollectedSnapshot collectNow() {
        CollectedSnapshot snapshot = tryCollect();
        if (snapshot == null) {
            skipped.incrementAndGet();
            return published;
        }
        return snapshot;
    }

    /**
     * A snapshot that holds all that happened before the call: waits for a collection that is under way and collects
     * anew. For who records the last counts, never for an application thread.
     *
     * @param limit how long to wait at most; after it the last snapshot is given
     */
    public CollectedSnapshot collectFresh(Duration limit) {
        long begin = clock.nanos();
        CollectedSnapshot snapshot = tryCollect();
        while (snapshot == null && clock.nanos() - begin < limit.toNanos()) {
            Thread.onSpinWait();
            snapshot = tryCollect();
        }
        return snapshot == null ? published : snapshot;
    }

    private @Nullable CollectedSnapshot tryCollect() {
        long turn = claim.tryClaim();
        if (turn == Claim.NONE && clock.nanos() - published.nanos() >= PATIENCE_NANOS) {
            turn = claim.takeOver();
        }
        if (turn == Claim.NONE) {
            return null;
        }
        try {
            CollectedSnapshot snapshot = read(published);
            published = snapshot;
            return snapshot;
        } finally {
            claim.release(turn);
        }
    }

    private CollectedSnapshot read(CollectedSnapshot last) {
        RegistrySnapshot threads = registry.snapshot();
        long nanos = clock.nanos();
        Rows rows = Rows.read(threads.registered(), nanos);
        Counts totals = rows.sum(threads.retired());
        window.setWindowNanos(windowNanos);
        CollectedSnapshot base = window.base(nanos);
        CollectedSnapshot snapshot = new CollectedSnapshot(
                registry.pipeline(),
                nanos,
                clock.epochMillis(),
                rows,
                base == null ? Rows.EMPTY : base.table(),
                base == null ? 0 : nanos - base.nanos(),
                threads.retired(),
                totals,
                threads.retiredThreads(),
                threads.drained(),
                rates(totals, nanos, base, last));
        window.slide(snapshot);
        return snapshot;
    }

    private Rates rates(Counts totals, long nanos, @Nullable CollectedSnapshot base, CollectedSnapshot last) {
        MovingAverages averages = averages(totals, nanos, last);
        if (base == null) {
            return new Rates(0, 0, 0, averages);
        }
        Counts inWindow = totals.since(base.totals());
        double seconds = (nanos - base.nanos()) / NANOS_PER_SECOND;
        return new Rates(
                inWindow.get(Counter.EVENTS_WRITTEN) / seconds,
                inWindow.get(Counter.BYTES_WRITTEN) / seconds,
                inWindow.dropped() / seconds,
                averages);
    }

    private MovingAverages averages(Counts totals, long nanos, CollectedSnapshot last) {
        long interval = nanos - last.nanos();
        if (interval <= 0) {
            return last.rates().averages();
        }
        Counts inInterval = totals.since(last.totals());
        double seconds = interval / NANOS_PER_SECOND;
        double events = inInterval.get(Counter.EVENTS_WRITTEN) / seconds;
        double bytes = inInterval.get(Counter.BYTES_WRITTEN) / seconds;
        if (averaging) {
            return last.rates().averages().next(interval, events, bytes);
        }
        averaging = true;
        return MovingAverages.first(events, bytes);
    }
}
