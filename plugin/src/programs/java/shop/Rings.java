package shop;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rings of the Disruptor with one and with several producers, which knows nothing of who watches it. Prints for each ring what
 * it counted itself: the events' class, calls, and what was handled.
 */
public final class Rings {
    private static final int CALLS = 3000;

    private Rings() {}

    /** An event of the ring with several producers. */
    public static final class Order {
        private long number;
    }

    /** An event of the ring with one producer. */
    public static final class Price {
        private long cents;
    }

    public static void main(String[] arguments) throws Exception {
        orders();
        prices();
        System.out.println("done");
    }

    private static void work() {
        long until = System.nanoTime() + 10_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static void orders() throws Exception {
        AtomicLong handled = new AtomicLong();
        Disruptor<Order> disruptor = new Disruptor<>(
                Order::new,
                64,
                (ThreadFactory) task -> new Thread(task, "order-book"),
                ProducerType.MULTI,
                new BlockingWaitStrategy());
        EventHandler<Order> handler = (order, sequence, endOfBatch) -> {
            work();
            handled.incrementAndGet();
        };
        disruptor.handleEventsWith(handler);
        RingBuffer<Order> ring = disruptor.start();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            boolean tries = number == 0;
            Thread thread = new Thread(() -> {
                for (int call = 0; call < CALLS; call++) {
                    publish(ring, tries, call);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        disruptor.shutdown();
        System.out.println("books Order " + 2 * CALLS + " " + handled.get());
    }

    private static void publish(RingBuffer<Order> ring, boolean tries, int call) {
        try {
            long sequence = tries ? ring.tryNext() : ring.next();
            ring.get(sequence).number = call;
            ring.publish(sequence);
        } catch (InsufficientCapacityException e) {
            Thread.onSpinWait();
        }
    }

    private static void prices() throws Exception {
        AtomicLong handled = new AtomicLong();
        Disruptor<Price> disruptor = new Disruptor<>(
                Price::new,
                16,
                (ThreadFactory) task -> new Thread(task, "prices"),
                ProducerType.SINGLE,
                new BlockingWaitStrategy());
        EventHandler<Price> handler = (price, sequence, endOfBatch) -> {
            work();
            handled.incrementAndGet();
        };
        EventHandler<Price> second = (price, sequence, endOfBatch) -> price.cents++;
        disruptor.handleEventsWith(handler).then(second);
        RingBuffer<Price> ring = disruptor.start();
        for (int call = 0; call < CALLS; call++) {
            int cents = call;
            ring.publishEvent((price, sequence) -> price.cents = cents);
        }
        disruptor.shutdown();
        System.out.println("books Price " + CALLS + " " + handled.get());
    }
}
