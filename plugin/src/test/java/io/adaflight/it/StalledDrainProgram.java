package io.adaflight.it;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import io.adaflight.EventPipeline;
import io.adaflight.EventSink;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A program whose drain is well for half a second and then waits for something with each event, while its producer goes on
 * as before and loses most of what it offers.
 */
final class StalledDrainProgram {
    static final String PIPELINE = "orders";
    static final String HOLDER = "lock-holder";

    private static final long CALM_NANOS = 500_000_000;
    private static final int EVENTS_AT_A_TIME = 20;

    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();

    private StalledDrainProgram() {}

    /** What an event waits for. */
    @FunctionalInterface
    interface Wait {
        void once() throws Exception;
    }

    /** Takes the kind of wait, the shape of the pipeline and the seconds that the drain waits. */
    public static void main(String[] arguments) throws Exception {
        Wait wait = wait(arguments[0]);
        long stallsAt = System.nanoTime() + CALM_NANOS;
        Wait sometimes = () -> {
            if (System.nanoTime() - stallsAt > 0) {
                wait.once();
            }
        };
        long end = stallsAt + Long.parseLong(arguments[2]) * 1_000_000_000;
        if (arguments[1].equals("own")) {
            ownPipeline(sometimes, end);
        } else {
            ownQueue(sometimes, end, arguments[1].equals("pair"));
        }
    }

    private static Wait wait(String kind) throws IOException {
        return switch (kind) {
            case "sleep" -> () -> Thread.sleep(1);
            case "park" -> () -> LockSupport.parkNanos(1_000_000);
            case "monitor" -> {
                hold(StalledDrainProgram::holdMonitor);
                yield StalledDrainProgram::enterMonitor;
            }
            case "lock" -> {
                hold(StalledDrainProgram::holdLock);
                yield StalledDrainProgram::takeLock;
            }
            case "socket" -> roundTrip();
            case "fsync" -> forceToDisk();
            default -> throw new IllegalArgumentException("kind is " + kind);
        };
    }

    private static void hold(Wait step) {
        daemon(HOLDER, () -> {
            while (true) {
                step.once();
                Thread.sleep(1);
            }
        });
    }

    private static void daemon(String name, Wait body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.once();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void holdMonitor() throws InterruptedException {
        synchronized (MONITOR) {
            Thread.sleep(10);
        }
    }

    private static void enterMonitor() {
        synchronized (MONITOR) {
            Thread.onSpinWait();
        }
    }

    private static void holdLock() throws InterruptedException {
        LOCK.lock();
        try {
            Thread.sleep(10);
        } finally {
            LOCK.unlock();
        }
    }

    private static void takeLock() {
        LOCK.lock();
        try {
            Thread.onSpinWait();
        } finally {
            LOCK.unlock();
        }
    }

    private static Wait roundTrip() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        daemon("server", () -> {
            Socket socket = server.accept();
            while (true) {
                int request = socket.getInputStream().read();
                Thread.sleep(1);
                socket.getOutputStream().write(request);
            }
        });
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        return () -> {
            socket.getOutputStream().write(1);
            socket.getInputStream().read();
        };
    }

    private static Wait forceToDisk() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "forced", ".bin");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        return () -> {
            channel.write(ByteBuffer.allocate(4096), 0);
            channel.force(true);
        };
    }

    private static void ownPipeline(Wait wait, long end) {
        EventPipeline pipeline = AdaFlight.pipeline(PIPELINE)
                .rings(2)
                .ringBytes(512)
                .sink(new WaitingSink(wait))
                .open();
        byte[] event = new byte[32];
        while (System.nanoTime() - end < 0) {
            for (int count = 0; count < EVENTS_AT_A_TIME; count++) {
                pipeline.write(event);
            }
            LockSupport.parkNanos(1_000_000);
        }
        pipeline.close(Duration.ZERO);
    }

    private static void ownQueue(Wait wait, long end, boolean pair) {
        PipelineMetrics metrics = AdaFlight.metrics(PIPELINE);
        BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(EVENTS_AT_A_TIME + 1);
        daemon("order-drain", () -> {
            DrainMetrics drain = metrics.drainThread();
            if (pair) {
                drain.endTake();
            }
            while (true) {
                byte[] event = pair ? take(queue, drain) : queue.take();
                wait.once();
                drain.drained(event.length);
            }
        });
        ThreadMetrics thread = metrics.thread();
        byte[] event = new byte[32];
        while (System.nanoTime() - end < 0) {
            for (int count = 0; count < EVENTS_AT_A_TIME; count++) {
                if (queue.offer(event)) {
                    thread.written(event.length);
                } else {
                    thread.rejected(event.length);
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static byte[] take(BlockingQueue<byte[]> queue, DrainMetrics drain) throws InterruptedException {
        byte[] event = queue.poll();
        if (event == null) {
            drain.beginTake();
            try {
                event = queue.take();
            } finally {
                drain.endTake();
            }
        }
        return event;
    }

    private record WaitingSink(Wait waiting) implements EventSink {
        @Override
        public void write(ByteBuffer event) throws IOException {
            try {
                waiting.once();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
