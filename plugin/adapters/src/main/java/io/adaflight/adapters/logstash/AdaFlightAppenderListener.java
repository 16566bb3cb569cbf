package io.adaflight.adapters.logstash;

import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.DeferredProcessingAware;
import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.ThreadMetrics;
import net.logstash.logback.appender.listener.AppenderListener;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each thread hands to an asynchronous appender of logstash-logback-encoder, and what it loses because the ring
 * buffer has no room. The pipeline has the name of the appender, which needs one, or {@link #setName another}; each appender needs a
 * listener of its own. Any thread.
 *
 * <p>The appender tells nothing of what it takes out of its ring buffer, so drained events and the queue depth stay unknown; the
 * agent's {@code instrument=disruptor} knows them, under the name of the ring.
 *
 * @param <E> the events of the appender
 */
public final class AdaFlightAppenderListener<E extends DeferredProcessingAware> implements AppenderListener<E> {
    private @Nullable String name;
    private volatile @Nullable PipelineMetrics metrics;

    /** A listener that names the pipeline as the appender is named. */
    public AdaFlightAppenderListener() {}

    /**
     * Sets the name of the pipeline, instead of the appender's.
     *
     * @param name from 1 to 128 characters
     */
    public void setName(String name) {
        this.name = name;
    }

    private PipelineMetrics of(Appender<E> appender) {
        String own = name;
        return AdaFlight.metrics(own == null ? appender.getName() : own);
    }

    @Override
    public void appenderStarted(Appender<E> appender) {
        metrics = of(appender);
    }

    private ThreadMetrics thread(Appender<E> appender) {
        PipelineMetrics known = metrics;
        return (known == null ? of(appender) : known).thread();
    }

    @Override
    public void eventAppended(Appender<E> appender, E event, long durationInNanos) {
        thread(appender).written(0);
    }

    @Override
    public void eventAppendFailed(Appender<E> appender, E event, Throwable reason) {
        thread(appender).rejected(0);
    }
}
