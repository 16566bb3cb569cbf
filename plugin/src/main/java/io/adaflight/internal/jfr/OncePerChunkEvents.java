package io.adaflight.internal.jfr;

import io.adaflight.events.DrainThreadEvent;
import io.adaflight.events.PipelineConfigurationEvent;
import io.adaflight.events.ThreadInfoEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.collector.CollectedSnapshot.Row;
import io.adaflight.internal.registry.DrainRegistration;
import io.adaflight.internal.registry.PipelineConfiguration;
import io.adaflight.internal.registry.Registration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is told once for each chunk: how a pipeline is set up and who its threads are. For one thread at a time. */
final class OncePerChunkEvents {
    /** The id of the row that stands for the threads beyond the most rows. */
    static final long OTHER_THREADS = -2;
    /** What that row is called. */
    static final String OTHER_THREADS_NAME = "other threads";

    private static final String VERSION =
            Objects.requireNonNullElse(OncePerChunkEvents.class.getPackage().getImplementationVersion(), "development");

    private final CollectedPipeline pipeline;
    private final Set<Long> threads = new HashSet<>();
    private final Set<Long> drainThreads = new HashSet<>();
    private @Nullable PipelineConfiguration configuration;
    private boolean others;

    OncePerChunkEvents(CollectedPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Forgets what was told, since a chunk begins. */
    void clear() {
        threads.clear();
        drainThreads.clear();
        configuration = null;
        others = false;
    }

    /** Tells how the pipeline is set up, when that is not told yet or has changed. */
    void configuration(int maximumRows) {
        PipelineConfiguration present = pipeline.configuration();
        if (present.equals(configuration)) {
            return;
        }
        configuration = present;
        PipelineConfigurationEvent event = new PipelineConfigurationEvent();
        event.pipeline = pipeline.name();
        event.created = pipeline.createdEpochMillis();
        event.version = VERSION;
        event.drainCounted = present.drainCounted();
        event.rings = present.rings();
        event.ringSize = present.ringBytes();
        event.dropPolicy = present.dropPolicy();
        event.blockLimit = present.blockLimit().toNanos();
        event.pressureThreshold = (float) present.pressureThreshold();
        event.normalThreshold = (float) present.normalThreshold();
        event.recoveryTime = present.recoveryTime().toNanos();
        event.flushInterval = present.flushInterval().toNanos();
        event.sink = present.sink();
        event.collectionInterval = pipeline.collector().interval().toNanos();
        event.rateWindow = pipeline.collector().rateWindow().toNanos();
        event.maximumRows = maximumRows;
        event.commit();
    }

    /** Tells which threads drain the pipeline, and of those that have ended, once, when. */
    void drainThreads() {
        List<DrainRegistration> ended = new ArrayList<>();
        for (DrainRegistration drain : pipeline.registry().drainThreads()) {
            if (drain.isEnded()) {
                ended.add(drain);
                drainThreads.remove(drain.threadId());
                drainThread(drain);
            } else if (drainThreads.add(drain.threadId())) {
                drainThread(drain);
            }
        }
        pipeline.registry().drainsRecorded(ended);
    }

    private void drainThread(DrainRegistration drain) {
        DrainThreadEvent event = new DrainThreadEvent();
        event.pipeline = pipeline.name();
        event.thread = drain.get();
        event.threadId = drain.threadId();
        event.name = drain.name();
        event.began = drain.beganEpochMillis();
        event.ended = drain.endedEpochMillis();
        event.commit();
    }

    /** Tells who a thread is. One that has ended will not be met again, and is forgotten. */
    void thread(Row row) {
        Registration thread = row.thread();
        boolean told = row.isEnded() ? threads.remove(thread.threadId()) : !threads.add(thread.threadId());
        if (!told) {
            ThreadInfoEvent event = new ThreadInfoEvent();
            event.pipeline = pipeline.name();
            event.thread = thread.get();
            event.threadId = thread.threadId();
            event.name = thread.name();
            event.virtual = thread.isVirtual();
            event.registered = thread.registeredEpochMillis();
            event.commit();
        }
    }

    /** Tells that a row stands for the threads beyond the most rows. */
    void others() {
        if (!others) {
            others = true;
            ThreadInfoEvent event = new ThreadInfoEvent();
            event.pipeline = pipeline.name();
            event.threadId = OTHER_THREADS;
            event.name = OTHER_THREADS_NAME;
            event.registered = pipeline.createdEpochMillis();
            event.commit();
        }
    }
}
