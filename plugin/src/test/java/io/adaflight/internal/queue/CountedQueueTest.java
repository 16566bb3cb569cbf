package io.adaflight.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.DrainTime;
import io.adaflight.internal.time.Workers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class CountedQueueTest {
    private static final long WAIT = 5_000_000;

    private final CountedBooks books = new CountedBooks();

    private BlockingQueue<String> queue(boolean own) {
        return books.count(own ? new OwnQueue<>(1) : new ArrayBlockingQueue<>(1));
    }

    /** Lets another thread wait in a call for {@link #WAIT} nanoseconds, and wakes it. */
    private void waits(Workers.Task call, Thread.State state, Runnable wake) throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Workers worker = Workers.start(1, index -> {
            thread.set(Thread.currentThread());
            call.run(index);
        });
        while (thread.get() == null) {
            Thread.onSpinWait();
        }
        Workers.awaitState(Objects.requireNonNull(thread.get()), state);
        books.clock.advanceNanos(WAIT);
        wake.run();
        worker.join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void put_fullQueue_countsTheWaitForRoom(boolean own) throws InterruptedException {
        BlockingQueue<String> queue = queue(own);
        queue.put("first");
        assertThat(books.writers().blockedWrites()).isZero();
        waits(index -> queue.put("second"), Thread.State.WAITING, queue::poll);
        Counts counted = books.writers();
        assertThat(counted.eventsWritten()).isEqualTo(2);
        assertThat(counted.blockedWrites()).isEqualTo(1);
        assertThat(counted.blockedNanos()).isEqualTo(WAIT);
        assertThat(counted.queueDepthMaximum()).isEqualTo(1);
        assertThat(books.depth()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void offerWithTimeout_fullQueue_countsTheWaitForRoom(boolean own) throws InterruptedException {
        BlockingQueue<String> queue = queue(own);
        assertThat(queue.offer("first", 1, TimeUnit.HOURS)).isTrue();
        waits(
                index -> assertThat(queue.offer("second", 1, TimeUnit.HOURS)).isTrue(),
                Thread.State.TIMED_WAITING,
                queue::poll);
        assertThat(queue.offer("third", 1, TimeUnit.NANOSECONDS)).isFalse();
        Counts counted = books.writers();
        assertThat(counted.eventsWritten()).isEqualTo(2);
        assertThat(counted.eventsRejected()).isEqualTo(1);
        assertThat(counted.blockedWrites()).isEqualTo(2);
        assertThat(counted.blockedNanos()).isEqualTo(WAIT);
    }

    @Test
    void put_interruptedWhileItWaits_isBlockedAndNothingElse() throws InterruptedException {
        BlockingQueue<String> queue = queue(false);
        queue.put("first");
        AtomicReference<Thread> waiting = new AtomicReference<>();
        waits(
                index -> {
                    waiting.set(Thread.currentThread());
                    assertThatThrownBy(() -> queue.put("second")).isInstanceOf(InterruptedException.class);
                },
                Thread.State.WAITING,
                () -> Objects.requireNonNull(waiting.get()).interrupt());
        assertThat(books.sums()).containsExactly(1, 0, 0, 0);
        assertThat(books.writers().blockedNanos()).isEqualTo(WAIT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void take_emptyQueue_isIdleForAsLongAsItWaits(boolean own) throws InterruptedException {
        BlockingQueue<String> queue = queue(own);
        AtomicReference<DrainTime> time = new AtomicReference<>();
        waits(
                index -> {
                    assertThat(queue.take()).isEqualTo("first");
                    books.clock.advanceNanos(3);
                    time.set(books.registry.drain(Thread.currentThread()).timeAcquire());
                },
                Thread.State.WAITING,
                () -> queue.offer("first"));
        assertThat(Objects.requireNonNull(time.get()).idleNanos()).isEqualTo(WAIT);
        assertThat(Objects.requireNonNull(time.get()).workingNanos()).isEqualTo(3);
        assertThat(books.drained()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pollWithTimeout_emptyQueue_isIdleForAsLongAsItWaits(boolean own) throws InterruptedException {
        BlockingQueue<String> queue = queue(own);
        AtomicReference<DrainTime> time = new AtomicReference<>();
        waits(
                index -> {
                    assertThat(queue.poll(1, TimeUnit.HOURS)).isEqualTo("first");
                    time.set(books.registry.drain(Thread.currentThread()).timeAcquire());
                },
                Thread.State.TIMED_WAITING,
                () -> queue.offer("first"));
        assertThat(Objects.requireNonNull(time.get()).idleNanos()).isEqualTo(WAIT);
        assertThat(books.drained()).isEqualTo(1);
    }

    @Test
    void take_elementsThere_readsNoClock() throws InterruptedException {
        BlockingQueue<Integer> queue = books.count(new ArrayBlockingQueue<>(4));
        queue.addAll(List.of(1, 2, 3));
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.poll(1, TimeUnit.HOURS)).isEqualTo(2);
        assertThat(queue.poll()).isEqualTo(3);
        assertThat(books.registry.drain(Thread.currentThread()).takesOpaque()).isZero();
    }

    @Test
    void virtualThread_thatDrains_isCountedAndNotListed() {
        assertThat(new CurrentDrain(books.registry).find(Thread.currentThread(), true))
                .isNull();
        new QueueBooks(books.registry, 0).drained(2, null);
        assertThat(books.drained()).isEqualTo(2);
        assertThat(books.registry.drainThreads()).isEmpty();
    }

    @Test
    void drainTo_targetThatFails_countsWhatReachedIt() {
        BlockingQueue<Integer> queue = books.count(new ArrayBlockingQueue<>(4));
        queue.addAll(List.of(1, 2, 3, 4));
        List<Integer> target = new ArrayBlockingQueueList(2);
        assertThatIllegalStateException().isThrownBy(() -> queue.drainTo(target));
        assertThat(target).containsExactly(1, 2);
        assertThat(books.drained()).isEqualTo(2);
        assertThat(books.depth()).isEqualTo(queue.size()).isEqualTo(2);
    }

    /** Has room for a few. */
    private static final class ArrayBlockingQueueList extends ArrayList<Integer> {
        private static final long serialVersionUID = 1;
        private final int room;

        ArrayBlockingQueueList(int room) {
            this.room = room;
        }

        @Override
        public boolean add(Integer element) {
            if (size() == room) {
                throw new IllegalStateException("full");
            }
            return super.add(element);
        }
    }

    @Test
    void removeIf_filterThatFails_countsWhatItRemoved() {
        BlockingQueue<Integer> queue = books.count(new ArrayBlockingQueue<>(4));
        queue.addAll(List.of(1, 2, 3, 4));
        assertThatIllegalStateException()
                .isThrownBy(() -> queue.removeIf(element -> {
                    if (element == 3) {
                        throw new IllegalStateException("filter");
                    }
                    return true;
                }));
        assertThat(queue).containsExactly(3, 4);
        assertThat(books.sums()).containsExactly(4, 0, 2, 0);
    }

    @Test
    void removeAndRetain_nothing_isRefused() {
        BlockingQueue<Integer> queue = books.count(new ArrayBlockingQueue<>(4));
        assertThatNullPointerException().isThrownBy(() -> queue.removeAll(nothing()));
        assertThatNullPointerException().isThrownBy(() -> queue.retainAll(nothing()));
        assertThatNullPointerException().isThrownBy(() -> queue.addAll(nothing()));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // That null is refused is part of the contract.
    private static <T> T nothing() {
        return null;
    }

    @Test
    void iterator_elementThatWasTaken_isNotCountedAgain() {
        BlockingQueue<String> queue = books.count(new ArrayBlockingQueue<>(4));
        queue.addAll(List.of("first", "second"));
        Iterator<String> iterator = queue.iterator();
        assertThat(iterator.next()).isEqualTo("first");
        assertThat(queue.poll()).isEqualTo("first");
        iterator.remove();
        assertThat(books.sums()).containsExactly(2, 0, 0, 1);
        assertThatIllegalStateException().isThrownBy(iterator::remove);
    }

    @Test
    void iterator_objectThatIsThereTwice_removesTheOneThatItMeans() {
        BlockingQueue<String> queue = books.count(new LinkedBlockingQueue<>());
        queue.addAll(List.of("twice", "once", "twice"));
        Iterator<String> iterator = queue.iterator();
        iterator.next();
        iterator.next();
        iterator.next();
        iterator.remove();
        assertThat(queue).containsExactly("twice", "once");
        assertThat(books.sums()).containsExactly(3, 0, 1, 0);
    }

    @Test
    void same_otherObjectThatIsEqual_isNot() {
        List<Integer> one = new ArrayList<>(List.of(1));
        Object same = new Same(one);
        assertThat(same).isEqualTo(one).isNotEqualTo(new ArrayList<>(one));
        assertThat(new Same(one)).hasSameHashCodeAs(new Same(one));
    }

    @Test
    void queueWithElements_countsThemAsWritten_andEqualsItselfAlone() {
        BlockingQueue<Integer> bare = new LinkedBlockingQueue<>(List.of(1, 2));
        BlockingQueue<Integer> queue = books.count(bare);
        assertThat(books.depth()).isEqualTo(2);
        assertThat(queue).hasToString("[1, 2]").isEqualTo(queue).isNotEqualTo(bare);
        assertThat(queue.toArray(new Integer[0])).containsExactly(1, 2);
        assertThat(queue.isEmpty()).isFalse();
    }

    private static Stream<Supplier<BlockingQueue<Integer>>> queuesToShare() {
        return Stream.of(
                () -> new ArrayBlockingQueue<>(16),
                () -> new LinkedBlockingQueue<>(16),
                PriorityBlockingQueue::new,
                LinkedTransferQueue::new);
    }

    /** Two threads put in, two take out, and one removes in each way. */
    @ParameterizedTest
    @MethodSource("queuesToShare")
    void manyThreads_everyWayOut_countEachElementOnce(Supplier<BlockingQueue<Integer>> factory)
            throws InterruptedException {
        int each = 20_000;
        BlockingQueue<Integer> queue = books.count(factory.get());
        AtomicLong in = new AtomicLong();
        AtomicLong taken = new AtomicLong();
        AtomicLong writers = new AtomicLong(2);
        Workers.run(5, worker -> {
            if (worker < 2) {
                for (int number = 0; number < each; number++) {
                    in.addAndGet(queue.offer(1_000 + number) ? 1 : 0);
                }
                writers.decrementAndGet();
                return;
            }
            List<Integer> target = new ArrayList<>();
            for (int turn = 0; writers.get() > 0; turn++) {
                if (worker < 4) {
                    taken.addAndGet(queue.poll() == null ? 0 : 1);
                    taken.addAndGet(queue.drainTo(target, 2));
                    target.clear();
                } else {
                    removeSome(queue, turn);
                }
            }
        });
        Counts counted = books.writers();
        assertThat(counted.offered()).isEqualTo(2L * each);
        assertThat(counted.eventsWritten()).isEqualTo(in.get());
        assertThat(books.drained()).isEqualTo(taken.get());
        assertThat(books.depth()).isEqualTo(queue.size());
    }

    private static void removeSome(BlockingQueue<Integer> queue, int turn) {
        Iterator<Integer> iterator = queue.iterator();
        switch (turn % 4) {
            case 0 -> queue.removeIf(number -> number % 3 == 0);
            case 1 -> queue.clear();
            case 2 -> queue.remove(queue.peek());
            default -> {
                while (iterator.hasNext()) {
                    iterator.next();
                    iterator.remove();
                }
            }
        }
    }

    @Test
    void steadyState_allocatesNothing() throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BlockingQueue<String> queue = books.count(new ArrayBlockingQueue<>(2));
        pass(queue, 1_000);
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        pass(queue, 10_000);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isZero();
    }

    private static void pass(BlockingQueue<String> queue, int times) throws InterruptedException {
        for (int time = 0; time < times; time++) {
            queue.put("one");
            queue.offer("two");
            queue.offer("three");
            queue.take();
            queue.poll(1, TimeUnit.HOURS);
            queue.poll();
        }
    }
}
