package io.adaflight.scenario;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Each event passes a gate that is closed from time to time: one of four kinds. */
final class ClosedLatch implements Disturbance {
    private interface Gate {
        void pass() throws InterruptedException;

        void close(long millis) throws InterruptedException;
    }

    private static final class LatchGate implements Gate {
        private volatile CountDownLatch latch = new CountDownLatch(0);

        @Override
        public void pass() throws InterruptedException {
            latch.await();
        }

        @Override
        public void close(long millis) throws InterruptedException {
            CountDownLatch closed = new CountDownLatch(1);
            Disturbance.during(millis, () -> latch = closed, closed::countDown);
        }
    }

    private static final class SemaphoreGate implements Gate {
        private final Semaphore permits = new Semaphore(1);

        @Override
        public void pass() throws InterruptedException {
            permits.acquire();
            permits.release();
        }

        @Override
        public void close(long millis) throws InterruptedException {
            Disturbance.during(millis, permits::acquireUninterruptibly, permits::release);
        }
    }

    private static final class LockGate implements Gate {
        private final ReentrantLock lock = new ReentrantLock();
        private long passed;

        @Override
        public void pass() {
            lock.lock();
            try {
                passed++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close(long millis) throws InterruptedException {
            lock.lock();
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public String toString() {
            return passed + " passed";
        }
    }

    private static final class ConditionGate implements Gate {
        private boolean closed;

        @Override
        public synchronized void pass() throws InterruptedException {
            while (closed) {
                wait();
            }
        }

        @Override
        public void close(long millis) throws InterruptedException {
            Disturbance.during(millis, () -> set(true), () -> set(false));
        }

        private synchronized void set(boolean nowClosed) {
            closed = nowClosed;
            notifyAll();
        }
    }

    private final Gate gate;

    ClosedLatch(Draw draw) {
        gate = switch (draw.between(0, 3)) {
            case 0 -> new LatchGate();
            case 1 -> new SemaphoreGate();
            case 2 -> new LockGate();
            default -> new ConditionGate();
        };
    }

    @Override
    public void onEvent(ByteBuffer event) throws InterruptedException {
        gate.pass();
    }

    @Override
    public void disturb(long millis) throws InterruptedException {
        gate.close(millis);
    }
}
