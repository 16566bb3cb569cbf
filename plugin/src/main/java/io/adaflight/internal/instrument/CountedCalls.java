package io.adaflight.internal.instrument;

import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import io.adaflight.bridge.PipelineCalls;
import io.adaflight.internal.instrument.ThreadMemory.Known;
import io.adaflight.internal.jfr.InstrumentationLog;
import io.adaflight.internal.registry.VirtualThreads;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts the calls of instrumented code in the pipeline of their owner. The size of an event is not known. */
@SuppressWarnings("ThreadLocalUsage") // One for each library, and each has one of these objects.
final class CountedCalls extends PipelineCalls {
    /*
     * An event costs one look into a thread-local, one comparison and the counter. Virtual threads remember no owner: there may
     * be millions; they look their pipeline up under its lock.
     */
    private final OwnedPipelines pipelines;
    private final InstrumentationLog log;
    private final ThreadLocal<ThreadMemory> memory = new ThreadLocal<>();

    CountedCalls(Library library, Function<Object, @Nullable String> namer, InstrumentationLog log) {
        this.pipelines = new OwnedPipelines(library, namer);
        this.log = log;
    }

    @Override
    public void meets(Object owner, String name) {
        pipelines.name(owner, name);
    }

    @Override
    public void written(Object owner, @Nullable String name) {
        ThreadMetrics metrics = writer(owner, name);
        if (metrics != null) {
            metrics.written(0);
        }
    }

    @Override
    public void claimed(Object owner, long count) {
        ThreadMetrics metrics = writer(owner, null);
        if (metrics != null) {
            metrics.written(count, 0);
            waitEnds();
        }
    }

    @Override
    public void rejected(Object owner, @Nullable String name, long count) {
        ThreadMetrics metrics = writer(owner, name);
        if (metrics != null) {
            metrics.rejected(count, 0);
        }
    }

    @Override
    public void evicted(Object owner, @Nullable String name, long count) {
        ThreadMetrics metrics = writer(owner, name);
        if (metrics != null) {
            metrics.evicted(count, 0);
        }
    }

    @Override
    public void ranByCaller(Object owner, @Nullable String name) {
        PipelineMetrics pipeline = pipelines.of(owner, name);
        if (pipeline != null) {
            pipeline.handledByWriter(0);
        }
    }

    @Override
    public void discardedSilently(Object owner, @Nullable String name) {
        PipelineMetrics pipeline = pipelines.of(owner, name);
        if (pipeline != null) {
            log.discardedSilently(pipeline.name());
        }
    }

    @Override
    public void waitBegins(Object owner, @Nullable String name) {
        ThreadMetrics metrics = writer(owner, name);
        if (metrics != null) {
            memory().waitBegins(metrics.beginBlocked());
        }
    }

    @Override
    public void waitGoesOn(Object owner) {
        if (!memory().waits()) {
            waitBegins(owner, null);
        }
    }

    @Override
    public void waitEnds() {
        ThreadMemory present = memory.get();
        if (present != null) {
            present.waitEnds();
        }
    }

    @Override
    public void drained(Object owner, @Nullable String name, long count) {
        drains(owner, name).drained(count);
    }

    @Override
    public void takeBegins(Object owner, @Nullable String name) {
        drains(owner, name).beginTake();
    }

    @Override
    public void takeEnds(Object owner, @Nullable String name) {
        drains(owner, name).endTake();
    }

    @Override
    public void takeBegins() {
        Known last = memory().drained();
        if (last != null) {
            last.beginTake();
        }
    }

    @Override
    public void takeEnds() {
        Known last = memory().drained();
        if (last != null) {
            last.endTake();
        }
    }

    private @Nullable ThreadMetrics writer(Object owner, @Nullable String name) {
        if (VirtualThreads.isVirtual(Thread.currentThread())) {
            PipelineMetrics pipeline = pipelines.of(owner, name);
            return pipeline == null ? null : pipeline.thread();
        }
        return known(memory(), owner, name).metrics();
    }

    private Known drains(Object owner, @Nullable String name) {
        ThreadMemory present = memory();
        Known known = known(present, owner, name);
        present.drains(known);
        return known;
    }

    private Known known(ThreadMemory present, Object owner, @Nullable String name) {
        Known known = present.find(owner);
        return known == null ? present.meet(owner, pipelines.of(owner, name)) : known;
    }

    private ThreadMemory memory() {
        ThreadMemory present = memory.get();
        if (present == null) {
            present = new ThreadMemory();
            memory.set(present);
        }
        return present;
    }
}
