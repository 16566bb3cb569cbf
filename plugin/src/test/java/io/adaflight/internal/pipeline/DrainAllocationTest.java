package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.adaflight.EventSink;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainAllocationTest {
    private static final int WARM_UP = 200;
    private static final int MEASURED = 1_000;

    /** Reads, at two of its events, how much the drain thread has allocated. */
    private static final class Measuring extends KeepingCount {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long before;
        private volatile long allocated = -1;

        @Override
        public void write(ByteBuffer event) {
            if (events() == WARM_UP) {
                before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            } else if (events() == WARM_UP + MEASURED) {
                allocated =
                        THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            }
            super.write(event);
        }
    }

    private abstract static class KeepingCount implements EventSink {
        private volatile int events;

        int events() {
            return events;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // The drain thread alone.
        public void write(ByteBuffer event) {
            events++;
        }
    }

    /** One event at a time, so that the drain passes, sleeps and is woken each time. */
    @Test
    void drain_steadyState_allocatesNothing() {
        Measuring sink = new Measuring();
        Books books = new Books();
        try (RingPipeline pipeline = books.builder(sink)
                .ringBytes(64)
                .flushInterval(Duration.ofMillis(1))
                .open()) {
            byte[] event = new byte[60];
            while (sink.allocated < 0) {
                int before = sink.events();
                pipeline.write(event);
                while (sink.events() == before) {
                    Thread.onSpinWait();
                }
            }
        }
        assertThat(sink.allocated).isZero();
    }
}
