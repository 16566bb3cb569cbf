package io.adaflight.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.queue.QueueOperations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random operations on a counted queue and on a bare one: the same comes out, and the books say what the bare one did. */
class CountedQueueContractTest {
    private static final int SEEDS = 10;
    private static final int OPERATIONS = 500;

    /** A kind of queue, and what goes into it. */
    private record Subject<E>(
            String name, Supplier<BlockingQueue<E>> factory, IntFunction<E> elements, boolean ordered) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An element that is due, or will be in an hour. */
    private record Due(int number) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(number % 2 == 0 ? -number : number, TimeUnit.HOURS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.HOURS), other.getDelay(TimeUnit.HOURS));
        }
    }

    static Stream<Subject<?>> queues() {
        return Stream.of(
                numbers("ArrayBlockingQueue", () -> new ArrayBlockingQueue<>(4), true),
                numbers("ArrayBlockingQueue, fair", () -> new ArrayBlockingQueue<>(4, true), true),
                numbers("LinkedBlockingQueue", () -> new LinkedBlockingQueue<>(4), true),
                numbers("LinkedBlockingQueue without bound", LinkedBlockingQueue::new, true),
                numbers("LinkedBlockingDeque", () -> new LinkedBlockingDeque<>(4), true),
                numbers("LinkedTransferQueue", LinkedTransferQueue::new, true),
                numbers("PriorityBlockingQueue", PriorityBlockingQueue::new, false),
                numbers("SynchronousQueue", SynchronousQueue::new, true),
                numbers("own queue", () -> new OwnQueue<>(4), true),
                new Subject<>("DelayQueue", DelayQueue::new, Due::new, false));
    }

    private static Subject<Integer> numbers(String name, Supplier<BlockingQueue<Integer>> factory, boolean ordered) {
        return new Subject<>(name, factory, number -> number, ordered);
    }

    @ParameterizedTest
    @MethodSource("queues")
    <E> void randomOperations_asOnABareQueue_andTheBooksBalance(Subject<E> subject) {
        for (long seed = 0; seed < SEEDS; seed++) {
            new Comparison<>(subject, seed).run();
        }
    }

    /** Two queues that are treated alike. */
    private static final class Comparison<E> {
        private final Subject<E> subject;
        private final long seed;
        private final QueueOperations<E> operations;
        private final CountedBooks books = new CountedBooks();
        private final BlockingQueue<E> bare;
        private final BlockingQueue<E> counted;
        private long written;
        private long rejected;
        private long evicted;
        private long drained;

        Comparison(Subject<E> subject, long seed) {
            this.subject = subject;
            this.seed = seed;
            operations = new QueueOperations<>(seed, subject.elements(), subject.ordered());
            bare = subject.factory().get();
            counted = books.count(subject.factory().get());
        }

        void run() {
            for (int index = 0; index < OPERATIONS; index++) {
                compare(index, operations.next(bare));
            }
        }

        private void compare(int index, Operation<E> operation) {
            String what = subject + ", seed " + seed + ", operation " + index + ", " + operation.name();
            int before = bare.size();
            String expected = operation.outcome(bare);
            assertThat(operation.outcome(counted)).as(what).isEqualTo(expected);
            int entered = bare.size() - before;
            switch (operation.kind()) {
                case INSERTS -> {
                    written += entered;
                    boolean refused =
                            expected.startsWith("false") && !operation.name().equals("addAll");
                    if (refused || expected.startsWith(IllegalStateException.class.getName())) {
                        rejected++;
                    }
                }
                case TAKES -> drained -= entered;
                case REMOVES -> evicted -= entered;
                case LOOKS -> assertThat(entered).isZero();
            }
            assertThat(contents(counted)).as(what).isEqualTo(contents(bare));
            assertThat(counted.size()).as(what).isEqualTo(bare.size());
            assertThat(books.sums()).as(what).containsExactly(written, rejected, evicted, drained);
            assertThat(books.depth()).as(what).isEqualTo(counted.size());
        }

        private List<String> contents(BlockingQueue<E> queue) {
            Stream<String> contents = Arrays.stream(queue.toArray()).map(Object::toString);
            return (subject.ordered() ? contents : contents.sorted()).toList();
        }
    }
}
