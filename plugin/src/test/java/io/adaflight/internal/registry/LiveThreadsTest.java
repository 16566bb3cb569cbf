package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.registry.Registries.Counting;
import io.adaflight.internal.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveThreadsTest {
    private final ThreadRegistry registry = new ThreadRegistry("orders", new ManualClock(), DurationEvents.NONE);
    private final LiveThreads threads = new LiveThreads();

    private static Registration registration(Thread thread) {
        ThreadCounters metrics = new ThreadCounters("orders", new ManualClock(), DurationEvents.NONE);
        return Registration.ofThread(thread, 0, metrics, 0);
    }

    @Test
    void find_amongManyThreads_givesTheRegistrationOfEach() {
        List<Thread> all = new ArrayList<>();
        List<Registration> live = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            Thread thread = new Thread();
            threads.makeRoom(live);
            Registration registration = registration(thread);
            threads.add(registration);
            all.add(thread);
            live.add(registration);
        }
        for (int number = 0; number < 1_000; number++) {
            assertThat(threads.find(all.get(number))).isSameAs(live.get(number));
        }
        assertThat(threads.find(new Thread())).isNull();
    }

    @Test
    void rebuild_withoutAThread_forgetsIt() {
        Thread kept = new Thread();
        Thread gone = new Thread();
        Registration registration = registration(kept);
        threads.add(registration);
        threads.add(registration(gone));
        threads.rebuild(List.of(registration));
        assertThat(threads.find(kept)).isSameAs(registration);
        assertThat(threads.find(gone)).isNull();
    }

    @Test
    void rebuild_afterAPeak_findsThoseThatAreLeft() {
        List<Registration> live = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            threads.makeRoom(live);
            Registration registration = registration(new Thread());
            threads.add(registration);
            live.add(registration);
        }
        Thread last = new Thread();
        Registration registration = registration(last);
        threads.makeRoom(live);
        threads.add(registration);
        threads.rebuild(List.of(registration));
        assertThat(threads.find(last)).isSameAs(registration);
    }

    @Test
    void rebuild_withARegistrationWhoseThreadIsGone_leavesItOut() {
        Registration gone = registration(new Thread());
        gone.clear();
        Thread kept = new Thread();
        Registration registration = registration(kept);
        threads.rebuild(List.of(gone, registration));
        assertThat(threads.find(kept)).isSameAs(registration);
    }

    @Test
    void current_threadLocalErased_isTheSameCounters() {
        ThreadCounters metrics = registry.current();
        registry.currentThread().remove();
        assertThat(registry.current()).isSameAs(metrics);
        assertThat(registry.snapshot().live()).hasSize(1);
    }

    @Test
    void current_threadRenamedAndThreadLocalErased_isOneRowWithTheNewName() {
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        registry.current();
        try {
            thread.setName("renamed");
            registry.currentThread().remove();
            registry.current();
            assertThat(registry.snapshot().live())
                    .singleElement()
                    .extracting(Registration::name)
                    .isEqualTo("renamed");
        } finally {
            thread.setName(before);
        }
    }

    @Test
    void current_afterOtherThreadsEnded_isStillFound() throws InterruptedException {
        ThreadCounters metrics = registry.current();
        for (int number = 0; number < 200; number++) {
            new Counting(registry, counters -> counters.written(1)).close();
        }
        registry.snapshot();
        registry.currentThread().remove();
        assertThat(registry.current()).isSameAs(metrics);
        assertThat(registry.snapshot().live()).hasSize(1);
        assertThat(registry.snapshot().retiredThreads()).isEqualTo(200);
    }
}
