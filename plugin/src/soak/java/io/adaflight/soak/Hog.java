package io.adaflight.soak;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes all there is of something for a moment, gives it back and begins again, until it is told to end. */
final class Hog {
    private static final int CHUNK = 1 << 16;
    private static final int MOST = 100_000;

    /** Of the threads of this soak themselves, so that the address space is left to the others. */
    static final long STACK_BYTES = 256 * 1024;

    private final AtomicBoolean end;
    private final long holdMillis;
    private final long pauseMillis;
    private final Runnable take;
    private final Thread thread;
    private volatile long times;
    private Object[] chunks = new Object[0];

    private Hog(String what, AtomicBoolean end, long holdMillis, long pauseMillis) {
        this.end = end;
        this.holdMillis = holdMillis;
        this.pauseMillis = pauseMillis;
        this.take = what.equals("heap") ? this::takeHeap : what.equals("threads") ? this::takeThreads : this::takeFiles;
        this.thread = new Thread(null, this::run, "hog of " + what, STACK_BYTES);
    }

    static Hog start(String what, AtomicBoolean end, long holdMillis, long pauseMillis) {
        Hog hog = new Hog(what, end, holdMillis, pauseMillis);
        hog.thread.start();
        return hog;
    }

    /** Waits for its end; gives how often it found nothing left. */
    long join() throws InterruptedException {
        thread.join();
        return times;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // This thread alone.
    private void run() {
        while (!end.get()) {
            try {
                take.run();
            } catch (OutOfMemoryError | UncheckedIOException e) {
                times++;
            }
            sleep(pauseMillis);
        }
    }

    private void takeHeap() {
        chunks = new Object[MOST];
        try {
            for (int chunk = 0; chunk < MOST; chunk++) {
                chunks[chunk] = new byte[CHUNK];
            }
        } catch (OutOfMemoryError e) {
            sleep(holdMillis);
            throw e;
        } finally {
            chunks = new Object[0];
        }
    }

    private void takeThreads() {
        CountDownLatch release = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        try {
            while (threads.size() < MOST) {
                Thread next = new Thread(() -> await(release));
                next.start();
                threads.add(next);
            }
        } catch (OutOfMemoryError e) {
            sleep(holdMillis);
            throw e;
        } finally {
            release.countDown();
            threads.forEach(Hog::join);
        }
    }

    private void takeFiles() {
        List<FileInputStream> files = new ArrayList<>();
        try {
            while (files.size() < MOST) {
                files.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            sleep(holdMillis);
            throw new UncheckedIOException(e);
        } finally {
            files.forEach(Hog::close);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(FileInputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
