package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.Counter;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.NanoClock;
import org.junit.jupiter.api.Test;

class RingTest {
    private final Ring ring = new Ring(64);
    private final ThreadCounters metrics = new ThreadCounters("tested", NanoClock.SYSTEM, DurationEvents.NONE);

    private void write(int... lengths) {
        for (int length : lengths) {
            assertThat(ring.hasRoom(length)).isTrue();
            int position = ring.position();
            for (int index = 0; index < length; index++) {
                ring.bytes[position + index] = (byte) length;
            }
            ring.publish(length);
        }
    }

    @Test
    void room_events_areAsLongAsTheRing() {
        ring.activate(0);
        assertThat(ring.position()).isEqualTo(4);
        assertThat(ring.hasRoom(64)).isTrue();
        assertThat(ring.hasRoom(65)).isFalse();
        write(60);
        assertThat(ring.position()).isEqualTo(68);
        assertThat(ring.hasRoom(0)).isTrue();
        assertThat(ring.hasRoom(1)).isFalse();
    }

    @Test
    void read_events_areThoseWritten() {
        ring.activate(0);
        write(3, 0, 7);
        long cursor = ring.read(0);
        assertThat(ring.view.remaining()).isEqualTo(3);
        assertThat(ring.view.get(ring.view.position())).isEqualTo((byte) 3);
        cursor = ring.read(cursor);
        assertThat(ring.view.remaining()).isZero();
        cursor = ring.read(cursor);
        assertThat(ring.view.remaining()).isEqualTo(7);
        assertThat(cursor).isEqualTo(ring.publishedAcquire());
        assertThat(Ring.events(cursor)).isEqualTo(3);
        assertThat(Ring.payload(0, cursor)).isEqualTo(10);
        assertThat(ring.waitingEvents()).isEqualTo(3);
    }

    @Test
    void claim_freeRing_isRefused() {
        assertThat(ring.claim()).isFalse();
        ring.activate(0);
        assertThat(ring.claim()).isTrue();
        assertThat(ring.claim()).isFalse();
    }

    @Test
    void release_activeRing_staysActive() {
        ring.activate(0);
        ring.claim();
        assertThat(ring.release()).isFalse();
        assertThat(ring.isFree()).isFalse();
        assertThat(ring.claim()).isTrue();
    }

    @Test
    void release_fullRing_isFreeOnceAllIsConsumed() {
        ring.activate(0);
        write(1);
        ring.fill();
        ring.claim();
        assertThat(ring.release()).isFalse();
        ring.claim();
        ring.consume(ring.publishedAcquire());
        assertThat(ring.release()).isTrue();
        assertThat(ring.isFree()).isTrue();
    }

    @Test
    void fill_whileClaimed_keepsTheClaim() {
        ring.activate(0);
        ring.claim();
        ring.fill();
        assertThat(ring.isFull()).isTrue();
        assertThat(ring.evict()).isFalse();
        assertThat(ring.isEvictable()).isFalse();
        ring.release();
        assertThat(ring.isFree()).isTrue();
    }

    @Test
    void evict_activeRing_isRefused() {
        ring.activate(0);
        assertThat(ring.evict()).isFalse();
        ring.fill();
        assertThat(ring.evict()).isTrue();
        assertThat(ring.isFree()).isTrue();
    }

    @Test
    void pool_rings_areAllocatedWhenNeeded() {
        RingPool pool = new RingPool(2, 64);
        assertThat(pool.free()).isEqualTo(2);
        assertThat(pool.allocated()).isZero();
        Ring first = pool.takeFree(metrics);
        assertThat(first).isNotNull().isSameAs(pool.takeFree(metrics));
        assertThat(pool.allocated()).isEqualTo(1);
    }

    @Test
    void pool_noMemory_countsTheFailureAndGoesOn() {
        RingPool pool = new RingPool(2, Integer.MAX_VALUE - 10);
        assertThat(pool.takeFree(metrics)).isNull();
        assertThat(metrics.countsOpaque().get(Counter.ALLOCATION_FAILURES)).isEqualTo(1);
        assertThat(pool.allocated()).isZero();
        assertThat(pool.free()).isEqualTo(2);
    }

    @Test
    void pool_oldestRing_isClaimedAndEvictedFirst() {
        RingPool pool = new RingPool(3, 64);
        for (int number = 0; number < 3; number++) {
            Ring taken = java.util.Objects.requireNonNull(pool.takeFree(metrics));
            taken.activate(pool.nextSequence());
            taken.publish(0);
            if (number < 2) {
                taken.fill();
            }
        }
        assertThat(pool.takeFree(metrics)).isNull();
        assertThat(pool.waitingEvents()).isEqualTo(3);
        Ring claimed = java.util.Objects.requireNonNull(pool.claimOldest(false));
        assertThat(claimed.sequence).isZero();
        Ring evicted = java.util.Objects.requireNonNull(pool.evictOldest());
        assertThat(evicted.sequence).isEqualTo(1);
        assertThat(pool.evictOldest()).isNull();
        claimed.consume(claimed.publishedAcquire());
        claimed.release();
        assertThat(pool.claimOldest(false)).isNull();
        assertThat(pool.claimOldest(true)).isNotNull();
        assertThat(pool.hasFull()).isFalse();
    }
}
