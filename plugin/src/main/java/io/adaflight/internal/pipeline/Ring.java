package io.adaflight.internal.pipeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What never changes. */
abstract class RingMemory {
    static final int HEADER_BYTES = Integer.BYTES;

    final byte[] bytes;
    final ByteBuffer view;

    RingMemory(int ringBytes) {
        bytes = new byte[ringBytes + HEADER_BYTES];
        view = ByteBuffer.wrap(bytes);
    }
}

/** Keeps what the producer writes apart from what stands in front of it. */
@SuppressWarnings("unused")
abstract class RingFrontPadding extends RingMemory {
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

    RingFrontPadding(int ringBytes) {
        super(ringBytes);
    }
}

/** What the producer writes. */
abstract class RingProducerFields extends RingFrontPadding {
    long published;
    long sequence;

    RingProducerFields(int ringBytes) {
        super(ringBytes);
    }
}

/** Keeps what the producer writes apart from what the drain writes. */
@SuppressWarnings("unused")
abstract class RingMiddlePadding extends RingProducerFields {
    byte m000, m001, m002, m003, m004, m005, m006, m007, m008, m009;
    byte m010, m011, m012, m013, m014, m015, m016, m017, m018, m019;
    byte m020, m021, m022, m023, m024, m025, m026, m027, m028, m029;
    byte m030, m031, m032, m033, m034, m035, m036, m037, m038, m039;
    byte m040, m041, m042, m043, m044, m045, m046, m047, m048, m049;
    byte m050, m051, m052, m053, m054, m055, m056, m057, m058, m059;
    byte m060, m061, m062, m063, m064, m065, m066, m067, m068, m069;
    byte m070, m071, m072, m073, m074, m075, m076, m077, m078, m079;
    byte m080, m081, m082, m083, m084, m085, m086, m087, m088, m089;
    byte m090, m091, m092, m093, m094, m095, m096, m097, m098, m099;
    byte m100, m101, m102, m103, m104, m105, m106, m107, m108, m109;
    byte m110, m111, m112, m113, m114, m115, m116, m117, m118, m119;

    RingMiddlePadding(int ringBytes) {
        super(ringBytes);
    }
}

/** What the drain writes, and both of them at a swap. */
abstract class RingDrainFields extends RingMiddlePadding {
    long consumed;
    long state;

    RingDrainFields(int ringBytes) {
        super(ringBytes);
    }
}

/** Keeps what the drain writes apart from what stands behind it. */
@SuppressWarnings("unused")
abstract class RingBackPadding extends RingDrainFields {
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

    RingBackPadding(int ringBytes) {
        super(ringBytes);
    }
}

/**
 * Memory for events of one lane: filled once from its beginning, drained once, then free again. An event is its length,
 * four bytes, and its bytes.
 */
final class Ring extends RingBackPadding {
    /*
     * One producer, one drain. `published` and `consumed` are cursors: events in the upper half, bytes in the lower, so that
     * both are seen together. The producer copies an event and then stores `published` with release; the drain loads it
     * with acquire, so that it never sees half an event. It may read the active ring while the producer writes behind
     * `published`.
     *
     * `state` moves:
     *   FREE -> ACTIVE           the producer, which alone takes free rings; a plain store with release
     *   ACTIVE -> FULL           the producer; sets a bit, since the drain may set or clear CLAIMED at the same time
     *   + CLAIMED, - CLAIMED     who reads: the drain, or whoever closes in its place; and a producer that takes back what it
     *                            wrote too late (Lane.evictLate); by compare-and-set from an unclaimed state
     *   FULL + CLAIMED -> FREE   the drain, when all is consumed
     *   FULL -> FREE             the producer, when it evicts: by compare-and-set, so never a ring that is claimed
     *
     * RingStress proves both.
     */
    static final long FREE = 0;
    static final long ACTIVE = 1;
    static final long FULL = 3;

    private static final long FULL_BIT = 2;
    private static final long CLAIMED = 4;
    private static final long ONE_EVENT = 1L << 32;

    private static final VarHandle PUBLISHED = field(RingProducerFields.class, "published");
    private static final VarHandle CONSUMED = field(RingDrainFields.class, "consumed");
    private static final VarHandle STATE = field(RingDrainFields.class, "state");
    private static final VarHandle LENGTH = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    Ring(int ringBytes) {
        super(ringBytes);
    }

    // The producer.

    /** Makes a free ring the active one. */
    void activate(long newSequence) {
        sequence = newSequence;
        published = 0;
        consumed = 0;
        STATE.setRelease(this, ACTIVE);
    }

    /** Whether there is room for an event. */
    boolean hasRoom(int length) {
        return length <= bytes.length - HEADER_BYTES - bytes(published);
    }

    /** Where the bytes of the next event go. */
    int position() {
        return bytes(published) + HEADER_BYTES;
    }

    /** Publishes the event whose bytes were copied to {@link #position}; pairs with {@link #publishedAcquire}. */
    void publish(int length) {
        long cursor = published;
        LENGTH.set(bytes, bytes(cursor), length);
        PUBLISHED.setRelease(this, cursor + ONE_EVENT + HEADER_BYTES + length);
    }

    /**
     * Takes the last event back unless it has been consumed; for a producer that has claimed the ring.
     *
     * @return whether the event was taken back
     */
    boolean retract(int length) {
        long cursor = published;
        if (consumedAcquire() == cursor) {
            return false;
        }
        PUBLISHED.setRelease(this, cursor - ONE_EVENT - HEADER_BYTES - length);
        return true;
    }

    /** Gives up the active ring. */
    void fill() {
        STATE.getAndBitwiseOr(this, FULL_BIT);
    }

    /** Whether the ring is free; then only the producer may touch it. */
    boolean isFree() {
        return (long) STATE.getVolatile(this) == FREE;
    }

    /** Takes a full ring that is not claimed out of the drain's reach; false when it was not to be had. */
    boolean evict() {
        return STATE.compareAndSet(this, FULL, FREE);
    }

    /** Whether the ring could be evicted at this moment. */
    boolean isEvictable() {
        return (long) STATE.getVolatile(this) == FULL;
    }

    // The drain, whoever closes, and a producer that is late.

    /** Whether the producer has given up the ring. */
    boolean isFull() {
        return ((long) STATE.getVolatile(this) & FULL_BIT) != 0;
    }

    /** Claims the ring for reading; false when it is free or claimed already. */
    boolean claim() {
        long present = (long) STATE.getVolatile(this);
        while (present != FREE && (present & CLAIMED) == 0) {
            if (STATE.compareAndSet(this, present, present | CLAIMED)) {
                return true;
            }
            present = (long) STATE.getVolatile(this);
        }
        return false;
    }

    /** Gives up the claim; the ring becomes free when it was full and all is consumed. True when it became free. */
    boolean release() {
        if ((long) STATE.getVolatile(this) == (FULL | CLAIMED) && consumed == publishedAcquire()) {
            STATE.setVolatile(this, FREE);
            return true;
        }
        unclaim();
        return false;
    }

    /** Gives up the claim and nothing else. */
    void unclaim() {
        STATE.getAndBitwiseAnd(this, ~CLAIMED);
    }

    /** The cursor behind the last event that can be read; pairs with {@link #publish}. */
    long publishedAcquire() {
        return (long) PUBLISHED.getAcquire(this);
    }

    /** The cursor behind the last event that was consumed; any thread. */
    long consumedAcquire() {
        return (long) CONSUMED.getAcquire(this);
    }

    /** Says up to where events are consumed; the claimant. */
    void consume(long cursor) {
        CONSUMED.setRelease(this, cursor);
    }

    /** Sets the view to the event at a cursor and gives the cursor behind it. */
    long read(long cursor) {
        int position = bytes(cursor);
        int length = (int) LENGTH.get(bytes, position);
        view.clear();
        view.position(position + HEADER_BYTES).limit(position + HEADER_BYTES + length);
        return cursor + ONE_EVENT + HEADER_BYTES + length;
    }

    // Cursors.

    /** Events that wait; any thread, which may be late. */
    int waitingEvents() {
        return Math.max(0, events(publishedAcquire()) - events(consumedAcquire()));
    }

    /** Events in front of a cursor. */
    static int events(long cursor) {
        return (int) (cursor >>> 32);
    }

    /** Bytes in front of a cursor, the lengths included. */
    static int bytes(long cursor) {
        return (int) cursor;
    }

    /** Bytes of the events between two cursors, without the lengths. */
    static long payload(long from, long to) {
        return (bytes(to) - bytes(from)) - (long) HEADER_BYTES * (events(to) - events(from));
    }

    private static VarHandle field(Class<?> owner, String name) {
        try {
            return MethodHandles.lookup().findVarHandle(owner, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
