package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.Counter;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.Workers;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class VirtualThreadsTest {
    private final ThreadRegistry registry = Registries.create();

    @Test
    void virtualThreads_10000_haveExactTotalsInOneSetOfCells() throws Exception {
        Set<ThreadCounters> cells = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int index = 0; index < 10_000; index++) {
            threads.add(startVirtualThread(() -> {
                cells.add(registry.current());
                for (int i = 0; i < 20; i++) {
                    registry.current().written(5);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.live()).isEmpty();
        assertThat(snapshot.ended()).isEmpty();
        assertThat(snapshot.retiredThreads()).isZero();
        assertThat(snapshot.virtualCells()).hasSize(ThreadRegistry.stripes());
        assertThat(snapshot.virtualCells()).extracting(Registration::metrics).containsAll(cells);
        assertThat(cells).hasSize(ThreadRegistry.stripes()).allMatch(ThreadCounters::isShared);
        assertThat(Registries.totals(snapshot).get(Counter.EVENTS_WRITTEN)).isEqualTo(200_000);
        assertThat(Registries.totals(snapshot).get(Counter.BYTES_WRITTEN)).isEqualTo(1_000_000);
    }

    @Test
    void virtualThread_ask_isTold() throws Exception {
        Thread virtual = startVirtualThread(() -> {});
        assertThat(VirtualThreads.isVirtual(virtual)).isTrue();
        assertThat(VirtualThreads.isVirtual(Thread.currentThread())).isFalse();
    }

    @Test
    void current_ofEitherKind_isACellOrTheThreadsOwn() {
        Thread thread = Thread.currentThread();
        assertThat(registry.currentThread().find(thread, true)).isSameAs(registry.shared(thread.getId()));
        assertThat(registry.snapshot().live()).isEmpty();
        assertThat(registry.currentThread().find(thread, false)).isSameAs(registry.current());
        assertThat(registry.current().isShared()).isFalse();
        assertThat(registry.snapshot().live()).hasSize(1);
    }

    @Test
    void platformThread_ask_isTold() {
        assertThat(VirtualThreads.isVirtual(Thread.currentThread())).isFalse();
        registry.current();
        assertThat(registry.snapshot().virtualCells()).isEmpty();
    }

    @Test
    void sharedCells_manyWriters_areExact() throws InterruptedException {
        Workers.run(8, worker -> {
            for (int i = 0; i < 20_000; i++) {
                registry.shared(i * 7L + worker).written(2);
            }
        });
        RegistrySnapshot snapshot = registry.snapshot();
        assertThat(snapshot.virtualCells()).hasSize(ThreadRegistry.stripes());
        assertThat(snapshot.virtualCells()).extracting(Registration::sequence).isSorted();
        assertThat(Registries.totals(snapshot).get(Counter.EVENTS_WRITTEN)).isEqualTo(160_000);
        assertThat(Registries.totals(snapshot).get(Counter.BYTES_WRITTEN)).isEqualTo(320_000);
    }

    @Test
    void sharedCells_firstAskedForTogether_areMadeOnce() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            ThreadRegistry fresh = Registries.create();
            Set<ThreadCounters> cells = ConcurrentHashMap.newKeySet();
            Workers.run(2, worker -> cells.add(fresh.shared(0)));
            assertThat(cells).hasSize(1);
            assertThat(fresh.snapshot().virtualCells()).hasSize(ThreadRegistry.stripes());
        }
    }

    /** The loser of that race finds the cells there when it has got the lock. */
    @Test
    void sharedCells_madeByAnotherThread_areKept() {
        ThreadCounters[] cells = registry.allocateSharedCells();
        assertThat(registry.allocateSharedCells()).isSameAs(cells);
        assertThat(registry.shared(1)).isSameAs(cells[1]);
        assertThat(registry.snapshot().virtualCells()).hasSize(cells.length);
    }

    @Test
    void sharedCell_ofAnyKey_isThatOfItsLowestBits() {
        int stripes = ThreadRegistry.stripes();
        assertThat(registry.shared(1)).isSameAs(registry.shared(1L + stripes)).isNotSameAs(registry.shared(0));
        assertThat(registry.shared(-1)).isSameAs(registry.shared(stripes - 1L));
        assertThat(registry.shared(Long.MIN_VALUE)).isSameAs(registry.shared(0));
        assertThat(registry.shared(Long.MAX_VALUE)).isSameAs(registry.shared(stripes - 1L));
    }

    @Test
    void stripes_areAPowerOfTwoAndTwiceTheProcessorsAtLeast() {
        int stripes = ThreadRegistry.stripes();
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(Integer.bitCount(stripes)).isEqualTo(1);
        assertThat(stripes).isBetween(2 * processors, 4 * processors - 1);
    }

    @Test
    void getter_missingInThisRelease_saysThatNoThreadIsVirtual() throws Exception {
        MethodHandle missing = VirtualThreads.find(MethodHandles.publicLookup(), "isQuantum");
        assertThat(VirtualThreads.is(missing, Thread.currentThread())).isFalse();
        MethodHandle present = VirtualThreads.find(MethodHandles.publicLookup(), "isAlive");
        assertThat(VirtualThreads.is(present, Thread.currentThread())).isTrue();
    }

    @Test
    void getter_thatThrows_isAnError() {
        assertThatThrownBy(() -> VirtualThreads.is(throwing(new IllegalStateException()), Thread.currentThread()))
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void getter_shortOfMemory_saysSo() {
        OutOfMemoryError shortage = new OutOfMemoryError("no memory to link the getter");
        assertThatThrownBy(() -> VirtualThreads.is(throwing(shortage), Thread.currentThread()))
                .isSameAs(shortage);
    }

    private static MethodHandle throwing(Throwable failure) {
        MethodHandle thrower = MethodHandles.throwException(boolean.class, Throwable.class);
        return MethodHandles.dropArguments(thrower.bindTo(failure), 0, Thread.class);
    }

    private static Thread startVirtualThread(Runnable task) throws ReflectiveOperationException {
        assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
}
