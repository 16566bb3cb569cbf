package io.adaflight.adapters.kafka;

import io.adaflight.AdaFlight;
import io.adaflight.DrainMetrics;
import io.adaflight.PipelineMetrics;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records that each thread sends with a Kafka producer, and those that never arrive. The pipeline has the name that
 * {@code adaflight.pipeline} gives among the producer's settings, or else its {@code client.id}. Any thread.
 *
 * <ul>
 *   <li>Written: each record, when its thread calls {@code send}.
 *   <li>Drained: a record that was acknowledged, by Kafka's I/O thread.
 *   <li>Evicted: a record that failed, by the thread on which Kafka says so. That is the sending thread where {@code send} itself
 *       fails, as when {@code max.block.ms} passes, and the I/O thread where the record failed later. Kafka does not say then who
 *       sent it, so that such a loss has a row of its own, {@code kafka-producer-network-thread | …}; the sums are exact.
 * </ul>
 *
 * <p>A record that no callback tells of, as those in flight when a JVM is killed, counts as one that waits.
 *
 * @param <K> the keys of the records
 * @param <V> the values of the records
 */
public final class AdaFlightProducerInterceptor<K, V> implements ProducerInterceptor<K, V> {
    /** The producer's setting with the name of the pipeline. */
    public static final String PIPELINE = "adaflight.pipeline";

    private final ThreadLocal<DrainMetrics> drain =
            ThreadLocal.withInitial(() -> metrics().drainThread());
    private volatile @Nullable PipelineMetrics metrics;

    /** An interceptor for the producer's {@code interceptor.classes}. */
    public AdaFlightProducerInterceptor() {}

    @Override
    public void configure(Map<String, ?> settings) {
        Object client = settings.get("client.id");
        Object name = settings.get(PIPELINE);
        metrics = AdaFlight.metrics(String.valueOf(name != null ? name : client));
    }

    private PipelineMetrics metrics() {
        return Objects.requireNonNull(metrics, "Kafka configures an interceptor before it calls it");
    }

    @Override
    public ProducerRecord<K, V> onSend(ProducerRecord<K, V> message) {
        metrics().thread().written(0);
        return message;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            drain.get().drained(0);
        } else {
            metrics().thread().evicted(1, 0);
        }
    }

    @Override
    public void close() {
        // The counts stay; PipelineMetrics.close gives the name back.
    }
}
