package shop;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service in a jar of its own, which knows nothing of who watches it: a container finds its components and hands them to
 * each other, a file configures the log, and an executor bills. Prints what it counted itself: of the log calls and what
 * arrived; of the executor accepted, refused and ran; of each thread its log calls.
 */
public final class OrderService {
    private static final int THREADS = 3;
    private static final int ORDERS = 3000;

    private OrderService() {}

    public static void main(String[] arguments) throws Exception {
        try (Container container = new Container()) {
            Orders orders = container.get(Orders.class);
            List<Thread> requests = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                Thread request = new Thread(
                        () -> {
                            for (int order = 0; order < ORDERS; order++) {
                                orders.accept(order);
                            }
                        },
                        "request-" + number);
                requests.add(request);
                request.start();
            }
            for (Thread request : requests) {
                request.join();
            }
        }
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
        System.out.println("books ASYNC "
                + Orders.CALLS.values().stream().mapToLong(AtomicLong::get).sum() + " " + Ledger.ARRIVED);
        System.out.println("books billing " + Billing.ACCEPTED + " " + Billing.REFUSED + " " + Billing.RAN);
        Orders.CALLS.forEach((thread, calls) -> System.out.println("books " + thread + " " + calls));
        System.out.println("done");
    }

    private static void work() {
        long until = System.nanoTime() + 20_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    private @interface Component {}

    /** Finds the components in the jar, makes each with those that its constructor asks for, and closes them in the end. */
    private static final class Container implements AutoCloseable {
        private final Map<Class<?>, Object> components = new LinkedHashMap<>();
        private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

        Container() throws Exception {
            File jar = new File(OrderService.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (JarFile entries = new JarFile(jar)) {
                for (String name :
                        entries.stream().map(entry -> entry.getName()).toList()) {
                    if (name.startsWith("shop/") && name.endsWith(".class")) {
                        Class<?> type = Class.forName(name.replace('/', '.').substring(0, name.length() - 6));
                        if (type.isAnnotationPresent(Component.class)) {
                            get(type);
                        }
                    }
                }
            }
        }

        <T> T get(Class<T> type) throws Exception {
            Object present = components.get(type);
            if (present == null) {
                Constructor<?> constructor = type.getDeclaredConstructors()[0];
                List<Object> needs = new ArrayList<>();
                for (Class<?> need : constructor.getParameterTypes()) {
                    needs.add(get(need));
                }
                present = constructor.newInstance(needs.toArray());
                components.put(type, present);
                if (present instanceof AutoCloseable closeable) {
                    toClose.push(closeable);
                }
            }
            return type.cast(present);
        }

        @Override
        public void close() throws Exception {
            for (AutoCloseable component : toClose) {
                component.close();
            }
        }
    }

    /** Takes orders in. */
    @Component
    private static final class Orders {
        private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
        private static final Map<String, AtomicLong> CALLS = new ConcurrentHashMap<>();

        private final Billing billing;

        Orders(Billing billing) {
            this.billing = billing;
        }

        void accept(int order) {
            LOG.info("order {}", order);
            CALLS.computeIfAbsent(Thread.currentThread().getName(), thread -> new AtomicLong())
                    .incrementAndGet();
            billing.bill();
        }
    }

    /** Bills in two threads. */
    @Component
    private static final class Billing implements AutoCloseable {
        private static final AtomicLong ACCEPTED = new AtomicLong();
        private static final AtomicLong REFUSED = new AtomicLong();
        private static final AtomicLong RAN = new AtomicLong();

        private final AtomicInteger number = new AtomicInteger();
        private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
                2,
                2,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(8),
                task -> new Thread(task, "billing-" + number.incrementAndGet()));

        Billing() {}

        void bill() {
            try {
                pool.execute(() -> {
                    work();
                    RAN.incrementAndGet();
                });
                ACCEPTED.incrementAndGet();
            } catch (RejectedExecutionException e) {
                REFUSED.incrementAndGet();
            }
        }

        @Override
        public void close() throws InterruptedException {
            pool.shutdown();
            if (!pool.awaitTermination(5, TimeUnit.MINUTES)) {
                throw new AssertionError("a bill did not end");
            }
        }
    }

    /** Where log events end. */
    public static final class Ledger extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private static final AtomicLong ARRIVED = new AtomicLong();

        @Override
        protected void append(ILoggingEvent event) {
            work();
            ARRIVED.incrementAndGet();
        }
    }
}
