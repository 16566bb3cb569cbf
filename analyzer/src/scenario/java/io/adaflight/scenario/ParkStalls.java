package io.adaflight.scenario;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Waits that park: for a moment, or until another thread comes. */
final class ParkStalls {
    private ParkStalls() {}

    /** One of them. */
    static Stall drawn(Draw draw, long nanos) {
        return switch (draw.between(0, 5)) {
            case 0 -> new Moment(nanos);
            case 1 -> new Held(draw, nanos);
            case 2 -> new Answered(draw, nanos, ParkStalls::latch);
            case 3 -> new Answered(draw, nanos, ParkStalls::permit);
            case 4 -> new Answered(draw, nanos, ParkStalls::future);
            default -> new Answered(draw, nanos, ParkStalls::notification);
        };
    }

    private static void latch(ScheduledExecutorService other, long nanos) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Future<?> unused = other.schedule(latch::countDown, nanos, TimeUnit.NANOSECONDS);
        latch.await();
    }

    private static void permit(ScheduledExecutorService other, long nanos) throws InterruptedException {
        Semaphore permits = new Semaphore(0);
        Future<?> unused = other.schedule(() -> permits.release(), nanos, TimeUnit.NANOSECONDS);
        permits.acquire();
    }

    private static void future(ScheduledExecutorService other, long nanos)
            throws InterruptedException, ExecutionException {
        other.schedule(() -> {}, nanos, TimeUnit.NANOSECONDS).get();
    }

    private static void notification(ScheduledExecutorService other, long nanos) throws InterruptedException {
        boolean[] answered = {false};
        Future<?> unused = other.schedule(
                () -> {
                    synchronized (answered) {
                        answered[0] = true;
                        answered.notifyAll();
                    }
                },
                nanos,
                TimeUnit.NANOSECONDS);
        synchronized (answered) {
            while (!answered[0]) {
                answered.wait();
            }
        }
    }

    private static final class Moment implements Stall {
        private final long nanos;

        Moment(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public void stall() {
            long until = System.nanoTime() + nanos;
            for (long left = nanos; left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        @Override
        public Part part() {
            return Part.PARK;
        }
    }

    private interface Answer {
        void await(ScheduledExecutorService other, long nanos) throws Exception;
    }

    private static final class Answered implements Stall {
        private final ScheduledExecutorService other;
        private final long nanos;
        private final Answer answer;

        Answered(Draw draw, long nanos, Answer answer) {
            String name = draw.name();
            this.other = Executors.newScheduledThreadPool(1, task -> new Thread(task, name));
            this.nanos = nanos;
            this.answer = answer;
        }

        @Override
        public void stall() throws Exception {
            answer.await(other, nanos);
        }

        @Override
        public Part part() {
            return Part.PARK;
        }

        @Override
        public void close() {
            other.shutdown();
        }
    }

    private static final class Held implements Stall {
        private final ReentrantLock lock = new ReentrantLock(true);
        private final long nanos;
        private final String name;
        private volatile boolean on;
        private long entered;
        private Thread holder = new Thread();

        Held(Draw draw, long nanos) {
            this.nanos = nanos;
            this.name = draw.name();
        }

        @Override
        public void stall() {
            lock.lock();
            try {
                entered++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Part part() {
            return Part.LOCK;
        }

        @Override
        public void begin() {
            on = true;
            holder = new Thread(this::hold, name);
            holder.start();
        }

        @Override
        public void end() throws InterruptedException {
            on = false;
            holder.join();
        }

        @Override
        public String toString() {
            return "lock, entered " + entered + " times";
        }

        private void hold() {
            while (on) {
                lock.lock();
                try {
                    TimeUnit.NANOSECONDS.sleep(nanos);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
