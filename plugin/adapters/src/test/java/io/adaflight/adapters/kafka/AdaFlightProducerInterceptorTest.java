package io.adaflight.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.PipelineMetrics;
import io.adaflight.Snapshot;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdaFlightProducerInterceptorTest {
    @BeforeEach
    void everyCallCollects() {
        AdaFlight.setCollectionInterval(Duration.ZERO);
    }

    @AfterEach
    void giveTheNamesBack() {
        AdaFlight.pipelines().forEach(PipelineMetrics::close);
        AdaFlight.setCollectionInterval(Duration.ofMillis(10));
    }

    /* An address where nobody listens: its port was free a moment ago. */
    private static String nobody() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void realProducer_nobodyListens_everyRecordIsLostByItsSender() throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", nobody());
        settings.put("client.id", "orders");
        settings.put("max.block.ms", 10);
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        settings.put("interceptor.classes", AdaFlightProducerInterceptor.class.getName());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            for (int sent = 0; sent < 3; sent++) {
                assertThat(producer.send(new ProducerRecord<>("topic", "value")))
                        .failsWithin(Duration.ZERO);
            }
        }
        Snapshot snapshot = AdaFlight.metrics("orders").snapshot();
        assertThat(snapshot.totals().eventsWritten()).isEqualTo(3);
        assertThat(snapshot.totals().eventsEvicted()).isEqualTo(3);
        assertThat(snapshot.rows()).isOne();
        assertThat(snapshot.row(0).threadId()).isEqualTo(Thread.currentThread().getId());
        assertThat(snapshot.row(0).counts().dropped()).isEqualTo(3);
    }

    @Test
    void acknowledged_orFailedLater_byTheThreadThatSaysSo() throws Exception {
        AdaFlightProducerInterceptor<String, String> interceptor = new AdaFlightProducerInterceptor<>();
        interceptor.configure(Map.of("client.id", "client", AdaFlightProducerInterceptor.PIPELINE, "bills"));
        for (int sent = 0; sent < 3; sent++) {
            interceptor.onSend(new ProducerRecord<>("topic", "value"));
        }
        RecordMetadata metadata = new RecordMetadata(new TopicPartition("topic", 0), 0, 0, 0, 0, 0);
        Snapshot[] seen = new Snapshot[1];
        Thread network = new Thread(
                () -> {
                    interceptor.onAcknowledgement(metadata, null);
                    interceptor.onAcknowledgement(metadata, new IllegalStateException("expired"));
                    seen[0] = AdaFlight.metrics("bills").snapshot();
                },
                "network");
        network.start();
        network.join();
        interceptor.close();
        assertThat(seen[0].totals().eventsWritten()).isEqualTo(3);
        assertThat(seen[0].totals().eventsEvicted()).isEqualTo(1);
        assertThat(seen[0].eventsDrained()).isEqualTo(1);
        assertThat(seen[0].queueDepth()).isEqualTo(1);
        assertThat(seen[0].row(1).threadName()).isEqualTo("network");
        assertThat(seen[0].row(1).counts().dropped()).isEqualTo(1);
    }
}
