package io.adaflight.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.captured.CapturedOutput;
import io.adaflight.internal.counters.DurationEvents;
import io.adaflight.internal.counters.ThreadCounters;
import io.adaflight.internal.time.ManualClock;
import io.adaflight.internal.time.NanoClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;

/** What one thread costs, without the thread, its name and what all threads of a pipeline share. */
class FootprintTest {
    private final ManualClock clock = new ManualClock();
    private final ThreadRegistry registry = new ThreadRegistry("orders", clock, DurationEvents.NONE);
    private final ThreadCounters metrics = registry.current();

    /** The library says at its first use that it could not become an agent. */
    @BeforeAll
    static void beginQuietly() {
        CapturedOutput.of(VM::current);
    }

    @Test
    void memory_ofAThreadWithoutSwaps_isAtMost512Bytes() {
        metrics.written(1);
        metrics.beginBlocked().end();
        assertThat(bytes()).isLessThanOrEqualTo(512);
    }

    @Test
    void memory_ofAThreadWithEverything_isAtMost1024Bytes() {
        metrics.written(1);
        metrics.beginBlocked().end();
        metrics.beginSwap().end();
        assertThat(bytes()).isGreaterThan(512).isLessThanOrEqualTo(1024);
    }

    private long bytes() {
        return bytes(registry, clock);
    }

    /** By the layout of the objects. */
    static long bytes(ThreadRegistry registry, NanoClock clock) {
        Registration registration = registry.snapshot().live().get(0);
        ThreadCounters metrics = registration.metrics();
        metrics.ownedBy(null); // The way back to the thread and all that it holds.
        long graph = GraphLayout.parseInstance(metrics).totalSize();
        long shared = GraphLayout.parseInstance(registry.context(), clock, DurationEvents.NONE, metrics.gauge())
                .totalSize();
        return graph - shared + ClassLayout.parseInstance(registration).instanceSize();
    }
}
