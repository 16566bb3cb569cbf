package shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Executors of each kind, which knows nothing of who watches it. Prints for each pool what it counted itself: name, accepted,
 * rejected, evicted, run by the caller, and run by a worker.
 */
public final class Pools {
    private static final int TASKS = 500;

    private Pools() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            System.out.println("waiting");
            System.in.read();
        }
        abort();
        discard();
        discardOldest();
        callerRuns();
        shutdownNow();
        namesakes();
        scheduled();
        System.out.println("done");
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, prefix + "-" + number.incrementAndGet());
    }

    private static ThreadPoolExecutor pool(String prefix, RejectedExecutionHandler handler) {
        return new ThreadPoolExecutor(2, 3, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(4), named(prefix), handler);
    }

    /** Some work that keeps the queue full at times. */
    private static Runnable task(AtomicLong ran) {
        return () -> {
            long until = System.nanoTime() + 20_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            ran.incrementAndGet();
        };
    }

    private static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("a task did not end");
        }
    }

    private static void say(String name, long accepted, long rejected, long evicted, long byCaller, long ran) {
        System.out.println(
                "books " + name + " " + accepted + " " + rejected + " " + evicted + " " + byCaller + " " + ran);
    }

    private static void abort() throws InterruptedException {
        ThreadPoolExecutor pool = pool("orders", new ThreadPoolExecutor.AbortPolicy());
        AtomicLong ran = new AtomicLong();
        long rejected = 0;
        for (int task = 0; task < TASKS; task++) {
            try {
                pool.execute(task(ran));
            } catch (RejectedExecutionException e) {
                rejected++;
            }
        }
        end(pool);
        try {
            pool.execute(task(ran));
        } catch (RejectedExecutionException e) {
            rejected++;
        }
        say("orders", TASKS + 1 - rejected, rejected, 0, 0, ran.get());
    }

    private static void discard() throws InterruptedException {
        ThreadPoolExecutor pool = pool("mails", new ThreadPoolExecutor.DiscardPolicy());
        AtomicLong ran = new AtomicLong();
        for (int task = 0; task < TASKS; task++) {
            pool.execute(task(ran));
        }
        end(pool);
        say("mails", ran.get(), TASKS - ran.get(), 0, 0, ran.get());
    }

    private static void discardOldest() throws InterruptedException {
        ThreadPoolExecutor pool = pool("prices", new ThreadPoolExecutor.DiscardOldestPolicy());
        AtomicLong ran = new AtomicLong();
        for (int task = 0; task < TASKS; task++) {
            pool.execute(task(ran));
        }
        end(pool);
        pool.execute(task(ran));
        say("prices", TASKS, 1, TASKS - ran.get(), 0, ran.get());
    }

    private static void callerRuns() throws InterruptedException {
        ThreadPoolExecutor pool = pool("audit", new ThreadPoolExecutor.CallerRunsPolicy());
        Thread caller = Thread.currentThread();
        AtomicLong byCaller = new AtomicLong();
        AtomicLong ran = new AtomicLong();
        for (int task = 0; task < TASKS; task++) {
            Runnable work = task(new AtomicLong());
            pool.execute(() -> {
                work.run();
                (Thread.currentThread() == caller ? byCaller : ran).incrementAndGet();
            });
        }
        end(pool);
        pool.execute(task(ran));
        say("audit", ran.get(), 1, 0, byCaller.get(), ran.get());
    }

    private static void shutdownNow() throws InterruptedException {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("reports"));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong ran = new AtomicLong();
        pool.execute(() -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                ran.incrementAndGet();
            }
        });
        begun.await();
        Runnable removed = task(ran);
        pool.execute(removed);
        for (int task = 0; task < 9; task++) {
            pool.execute(task(ran));
        }
        boolean gone = pool.remove(removed);
        List<Runnable> back = pool.shutdownNow();
        if (!gone || back.size() != 9 || !pool.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("unexpected end");
        }
        say("reports", 11, 0, 10, 0, ran.get());
    }

    private static void namesakes() throws InterruptedException {
        AtomicLong ran = new AtomicLong();
        List<ExecutorService> pools = new ArrayList<>();
        for (int pool = 0; pool < 2; pool++) {
            pools.add(Executors.newFixedThreadPool(1, named("twin")));
        }
        pools.get(0).execute(task(ran));
        pools.get(1).execute(task(ran));
        pools.get(1).execute(task(ran));
        end(pools.get(0));
        end(pools.get(1));
        say("twin", 1, 0, 0, 0, 1);
        say("twin_#2", 2, 0, 0, 0, 2);
    }

    private static void scheduled() throws InterruptedException {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, named("clock"));
        AtomicLong ran = new AtomicLong();
        for (int task = 0; task < 5; task++) {
            pool.schedule(task(ran), 0, TimeUnit.SECONDS);
        }
        end(pool);
    }
}
