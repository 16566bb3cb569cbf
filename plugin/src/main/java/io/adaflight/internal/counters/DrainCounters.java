package io.adaflight.internal.counters;

import io.adaflight.DrainMetrics;
import io.adaflight.internal.time.NanoClock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is not written any more once it is made and owned. */
abstract class DrainCountersContext extends DrainMetrics {
    final NanoClock clock;
    final long createdNanos;

    @Nullable
    Reference<Thread> owner;

    DrainCountersContext(NanoClock clock) {
        this.clock = clock;
        this.createdNanos = clock.nanos();
    }
}

/** Keeps the counters apart from what stands in front of them. */
@SuppressWarnings("unused")
abstract class DrainCountersFrontPadding extends DrainCountersContext {
    byte f000, f001, f002, f003, f004, f005, f006, f007, f008, f009;
    byte f010, f011, f012, f013, f014, f015, f016, f017, f018, f019;
    byte f020, f021, f022, f023, f024, f025, f026, f027, f028, f029;
    byte f030, f031, f032, f033, f034, f035, f036, f037, f038, f039;
    byte f040, f041, f042, f043, f044, f045, f046, f047, f048, f049;
    byte f050, f051, f052, f053, f054, f055, f056, f057, f058, f059;
    byte f060, f061, f062, f063, f064, f065, f066, f067, f068, f069;
    byte f070, f071, f072, f073, f074, f075, f076, f077, f078, f079;
    byte f080, f081, f082, f083, f084, f085, f086, f087, f088, f089;
    byte f090, f091, f092, f093, f094, f095, f096, f097, f098, f099;
    byte f100, f101, f102, f103, f104, f105, f106, f107, f108, f109;
    byte f110, f111, f112, f113, f114, f115, f116, f117, f118, f119;

    DrainCountersFrontPadding(NanoClock clock) {
        super(clock);
    }
}

/** The counters. */
@SuppressWarnings("unused")
abstract class DrainCounterFields extends DrainCountersFrontPadding {
    long eventsDrained;
    long bytesDrained;
    long eventsFailed;
    long sinkFailures;
    long takes;
    long begun;
    long time;

    DrainCounterFields(NanoClock clock) {
        super(clock);
    }
}

/** Keeps the counters apart from what stands behind them. */
@SuppressWarnings("unused")
abstract class DrainCountersPadding extends DrainCounterFields {
    byte b000, b001, b002, b003, b004, b005, b006, b007, b008, b009;
    byte b010, b011, b012, b013, b014, b015, b016, b017, b018, b019;
    byte b020, b021, b022, b023, b024, b025, b026, b027, b028, b029;
    byte b030, b031, b032, b033, b034, b035, b036, b037, b038, b039;
    byte b040, b041, b042, b043, b044, b045, b046, b047, b048, b049;
    byte b050, b051, b052, b053, b054, b055, b056, b057, b058, b059;
    byte b060, b061, b062, b063, b064, b065, b066, b067, b068, b069;
    byte b070, b071, b072, b073, b074, b075, b076, b077, b078, b079;
    byte b080, b081, b082, b083, b084, b085, b086, b087, b088, b089;
    byte b090, b091, b092, b093, b094, b095, b096, b097, b098, b099;
    byte b100, b101, b102, b103, b104, b105, b106, b107, b108, b109;
    byte b110, b111, b112, b113, b114, b115, b116, b117, b118, b119;

    DrainCountersPadding(NanoClock clock) {
        super(clock);
    }
}

/**
 * The counters of one thread that takes events out of a pipeline. The mutators are for that thread and never throw;
 * counts below 0 count as 0.
 */
public final class DrainCounters extends DrainCountersPadding {
    /*
     * Each counter has one writer, so that it reads plainly; writes and the reads of others are opaque, so that nobody sees
     * half a counter or one that goes back. Nothing is said of one counter beside another. DrainCountersStress proves it.
     *
     * `time` says at once whether the thread is idle and how long it was: its two lowest bits are the state, the others
     * the idle time up to now while it is at work, and that less the moment at which it became idle while it is idle. So one
     * write changes both, and one read gives the idle time of any moment. What is not idle since `begun` is work. `begun` is
     * written once, before the first release of `time`; an acquire of a `time` with a state finds it.
     */
    private static final int STATE_BITS = 2;
    private static final long STATE = (1 << STATE_BITS) - 1;
    private static final long UNKNOWN = 0;
    private static final long AT_WORK = 1;
    private static final long IDLE = 2;

    private static final VarHandle EVENTS_DRAINED = counter("eventsDrained");
    private static final VarHandle BYTES_DRAINED = counter("bytesDrained");
    private static final VarHandle EVENTS_FAILED = counter("eventsFailed");
    private static final VarHandle SINK_FAILURES = counter("sinkFailures");
    private static final VarHandle TAKES = counter("takes");
    private static final VarHandle BEGUN = counter("begun");
    private static final VarHandle TIME = counter("time");

    /** All zero; any thread. */
    public DrainCounters() {
        this(NanoClock.SYSTEM);
    }

    /** All zero; any thread. */
    public DrainCounters(NanoClock clock) {
        super(clock);
    }

    /**
     * Says whose counters these are, before they are given away. Where assertions are on, a write of another thread fails while
     * that thread lives; what a thread leaves undone when it ends may be counted by another.
     *
     * @param thread does not keep the thread
     */
    public void ownedBy(Reference<Thread> thread) {
        owner = thread;
    }

    private boolean isWriter() {
        Reference<Thread> reference = owner;
        Thread thread = reference == null ? null : reference.get();
        return thread == null || thread == Thread.currentThread() || !thread.isAlive();
    }

    private String foreign() {
        String whose = Optional.ofNullable(owner)
                .map(Reference::get)
                .map(Thread::getName)
                .orElse("unknown");
        return "counters of drain thread '" + whose + "' are written by thread '"
                + Thread.currentThread().getName()
                + "'; each thread asks for its own with PipelineMetrics.drainThread()";
    }

    @Override
    public void drained(long bytes) {
        drained(1, bytes);
    }

    @Override
    public void drained(long count, long bytes) {
        assert isWriter() : foreign();
        EVENTS_DRAINED.setOpaque(this, Saturation.addPositive(eventsDrained, count));
        BYTES_DRAINED.setOpaque(this, Saturation.addPositive(bytesDrained, bytes));
    }

    @Override
    public void failed(long count) {
        assert isWriter() : foreign();
        EVENTS_FAILED.setOpaque(this, Saturation.addPositive(eventsFailed, count));
    }

    @Override
    public void sinkFailure() {
        assert isWriter() : foreign();
        SINK_FAILURES.setOpaque(this, Saturation.add(sinkFailures, 1));
    }

    @Override
    public void beginTake() {
        assert isWriter() : foreign();
        TAKES.setOpaque(this, Saturation.add(takes, 1));
        change(IDLE);
    }

    @Override
    public void endTake() {
        assert isWriter() : foreign();
        change(AT_WORK);
    }

    private void change(long state) {
        long present = time;
        long from = present & STATE;
        if (from == state) {
            return;
        }
        long now = clock.nanos() - createdNanos;
        if (from == UNKNOWN) {
            BEGUN.setOpaque(this, now);
        }
        long idle = present >> STATE_BITS;
        long next = from == IDLE ? idle + now : idle;
        TIME.setRelease(this, (state == IDLE ? next - now : next) << STATE_BITS | state);
    }

    /** Where the thread's time went up to this moment; any thread. */
    public DrainTime timeAcquire() {
        long present = (long) TIME.getAcquire(this);
        long nanos = clock.nanos();
        long state = present & STATE;
        if (state == UNKNOWN) {
            return new DrainTime(nanos, false, 0, 0);
        }
        long now = nanos - createdNanos;
        long base = present >> STATE_BITS;
        long idle = state == IDLE ? base + now : base;
        return new DrainTime(nanos, true, now - (long) BEGUN.getOpaque(this) - idle, idle);
    }

    /** 1 while the thread is at work, 0 while it takes or awaits events, -1 where it does not say; any thread. */
    public int atWorkOpaque() {
        long state = (long) TIME.getOpaque(this) & STATE;
        return state == UNKNOWN ? -1 : state == AT_WORK ? 1 : 0;
    }

    /** How often the thread went to take events and might wait; any thread. */
    public long takesOpaque() {
        return (long) TAKES.getOpaque(this);
    }

    /** When this was made, of the pipeline's clock; any thread. */
    public long createdNanos() {
        return createdNanos;
    }

    /** Events drained; any thread. */
    public long eventsDrainedOpaque() {
        return (long) EVENTS_DRAINED.getOpaque(this);
    }

    /** Bytes of the events drained; any thread. */
    public long bytesDrainedOpaque() {
        return (long) BYTES_DRAINED.getOpaque(this);
    }

    /** Drained events that their receiver failed to take; any thread. */
    public long eventsFailedOpaque() {
        return (long) EVENTS_FAILED.getOpaque(this);
    }

    /** Failures of the receiver; any thread. */
    public long sinkFailuresOpaque() {
        return (long) SINK_FAILURES.getOpaque(this);
    }

    private static VarHandle counter(String name) {
        return LongFields.find(MethodHandles.lookup(), DrainCounterFields.class, name);
    }
}
