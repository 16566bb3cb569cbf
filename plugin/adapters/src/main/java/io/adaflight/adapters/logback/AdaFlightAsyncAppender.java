package io.adaflight.adapters.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Does what Logback's {@code AsyncAppender} does, with the same settings and defaults, and counts what each thread logs, loses
 * and waits for. The pipeline has the name of the appender. The agent's {@code instrument=logback} does not count here. Any thread.
 *
 * <ul>
 *   <li>Rejected: events up to level INFO once fewer than {@code discardingThreshold} places are free, and, with
 *       {@code neverBlock}, events of any level that find no room.
 *   <li>Drained: what the worker hands to the appender behind this one.
 *   <li>Evicted: what still waits when {@code maxFlushTime} is over.
 * </ul>
 */
public final class AdaFlightAsyncAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {
    /*
     * Logback's own class keeps its queue and its worker to itself, so a subclass could count only what it guesses.
     */
    private static final int UNDEFINED = -1;

    /** The queue from start to stop, and who counts what never gets there. */
    private record Running(BlockingQueue<ILoggingEvent> queue, PipelineMetrics metrics, Thread worker) {}

    private final AppenderAttachableImpl<ILoggingEvent> appenders = new AppenderAttachableImpl<>();
    private int queueSize = 256;
    private int discardingThreshold = UNDEFINED;
    private int maxFlushTime = 1_000;
    private boolean neverBlock;
    private boolean includeCallerData;
    private boolean attached;
    private volatile @Nullable Running running;

    /** An appender with the settings that Logback's own has. */
    public AdaFlightAsyncAppender() {}

    /**
     * Sets how many events can wait; 256 at first.
     *
     * @param queueSize at least 1
     */
    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }

    /**
     * Sets below how many free places events up to level INFO are discarded; a fifth of the queue at first.
     *
     * @param discardingThreshold 0 to keep all
     */
    public void setDiscardingThreshold(int discardingThreshold) {
        this.discardingThreshold = discardingThreshold;
    }

    /**
     * Sets how long {@link #stop} waits for the events that wait; 1,000 ms at first.
     *
     * @param maxFlushTime in milliseconds; 0 for as long as it takes
     */
    public void setMaxFlushTime(int maxFlushTime) {
        this.maxFlushTime = maxFlushTime;
    }

    /**
     * Sets whether events are lost where the queue has no room, instead of waiting for it.
     *
     * @param neverBlock false at first
     */
    public void setNeverBlock(boolean neverBlock) {
        this.neverBlock = neverBlock;
    }

    /**
     * Sets whether an event says where it was logged, which is costly.
     *
     * @param includeCallerData false at first
     */
    public void setIncludeCallerData(boolean includeCallerData) {
        this.includeCallerData = includeCallerData;
    }

    @Override
    public void start() {
        if (isStarted()) {
            return;
        }
        String name = getName();
        if (name == null || !attached || queueSize < 1) {
            addError("needs a name, an appender behind it and a queue of at least 1; has " + name + ", "
                    + (attached ? "one" : "none") + " and " + queueSize);
            return;
        }
        PipelineMetrics metrics = AdaFlight.metrics(name);
        BlockingQueue<ILoggingEvent> queue = AdaFlight.counted(name, new ArrayBlockingQueue<>(queueSize));
        if (discardingThreshold == UNDEFINED) {
            discardingThreshold = queueSize / 5;
        }
        Thread worker = new Thread(() -> work(queue), "AsyncAppender-Worker-" + name);
        worker.setDaemon(true);
        running = new Running(queue, metrics, worker);
        super.start();
        worker.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        Running now = running;
        if (now == null) {
            return;
        }
        if (now.queue.remainingCapacity() < discardingThreshold
                && event.getLevel().toInt() <= Level.INFO_INT) {
            now.metrics.thread().rejected(0);
            return;
        }
        event.prepareForDeferredProcessing();
        if (includeCallerData) {
            event.getCallerData();
        }
        boolean accepted = neverBlock && now.queue.offer(event);
        if (!accepted && !neverBlock) {
            put(event, now.queue);
        }
    }

    private static void put(ILoggingEvent event, BlockingQueue<ILoggingEvent> queue) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(event);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(BlockingQueue<ILoggingEvent> queue) {
        try {
            while (isStarted()) {
                appenders.appendLoopOnAppenders(queue.take());
            }
        } catch (InterruptedException e) {
            addInfo("worker writes what waits, and ends");
        }
        ILoggingEvent event = queue.poll();
        while (event != null) {
            appenders.appendLoopOnAppenders(event);
            event = queue.poll();
        }
        appenders.detachAndStopAllAppenders();
    }

    @Override
    public void stop() {
        Running now = running;
        if (!isStarted() || now == null) {
            return;
        }
        super.stop();
        now.worker.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            now.worker.join(maxFlushTime);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        int waiting = now.queue.size();
        now.queue.clear();
        if (waiting > 0) {
            addWarn("about " + waiting + " events were discarded after " + maxFlushTime + " ms");
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        if (attached) {
            addWarn("has an appender behind it; ignores " + appender.getName());
            return;
        }
        attached = true;
        appenders.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return appenders.iteratorForAppenders();
    }

    @Override
    public @Nullable Appender<ILoggingEvent> getAppender(String name) {
        return appenders.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return appenders.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        appenders.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return appenders.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return appenders.detachAppender(name);
    }
}
