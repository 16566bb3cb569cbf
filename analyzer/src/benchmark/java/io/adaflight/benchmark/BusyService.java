package io.adaflight.benchmark;

import io.adaflight.EventPipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Request handlers: they nest deeply, allocate, wait for a lock, park, record an event of their own and log into a pipeline. */
final class BusyService {
    private static final int HANDLERS = 4;
    private static final int DEEPEST = 16;
    private static final int ROUTES = 500;

    private final EventPipeline pipeline;
    private final Object lock = new Object();
    private final Map<Long, Integer> sessions = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    BusyService(EventPipeline pipeline) {
        this.pipeline = pipeline;
        for (int index = 0; index < HANDLERS; index++) {
            SplittableRandom random = new SplittableRandom(index);
            threads.add(new Thread(() -> handleAll(random), "handler-" + index));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    void end() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /* Each route has its own way through the filters, and so its own stack. */
    private void handleAll(SplittableRandom random) {
        for (long request = 1; !ended; request++) {
            RequestEvent event = new RequestEvent();
            event.begin();
            int route = random.nextInt(ROUTES);
            event.path = "/orders/" + route;
            SplittableRandom way = new SplittableRandom(route);
            filter(way, way.nextInt(2, DEEPEST), event);
            if (request % 500 == 0) {
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private void filter(SplittableRandom way, int depth, RequestEvent event) {
        if (depth <= 0) {
            respond(event);
        } else if (way.nextBoolean()) {
            intercept(way, depth - 1, event);
        } else {
            filter(way, depth - 1, event);
        }
    }

    private void intercept(SplittableRandom way, int depth, RequestEvent event) {
        if (depth <= 0) {
            respond(event);
        } else {
            filter(way, depth - 1, event);
        }
    }

    private void respond(RequestEvent event) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] body = new byte[random.nextInt(256, 4096)];
        event.user = random.nextInt(10_000);
        synchronized (lock) {
            sessions.merge(event.user, body.length, Integer::sum);
        }
        event.status = random.nextInt(100) == 0 ? 500 : 200;
        pipeline.write(body, 0, 128);
        event.commit();
    }
}
