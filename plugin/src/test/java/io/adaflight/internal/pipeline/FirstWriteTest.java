package io.adaflight.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A class that is initialised first while memory is out can never be used again: so all are before the first write. */
class FirstWriteTest {
    private static final String OPENED = "opened";

    /** Writes in each way, to pipelines whose sink holds each event until no ring is free. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) throws Exception {
            AdaFlight.metrics("counted").thread().written(1);
            List<DropPolicy> policies =
                    List.of(DropPolicy.oldest(), DropPolicy.newest(), DropPolicy.block(Duration.ofMillis(1)));
            CountDownLatch hold = new CountDownLatch(1);
            for (DropPolicy policy : policies) {
                AdaFlight.pipeline("pipeline-" + policy)
                        .rings(2)
                        .ringBytes(64)
                        .dropPolicy(policy)
                        .sink(event -> {})
                        .open()
                        .close();
            }
            EventPipeline[] pipelines = new EventPipeline[policies.size()];
            for (int index = 0; index < pipelines.length; index++) {
                pipelines[index] = AdaFlight.pipeline("pipeline-" + policies.get(index))
                        .rings(2)
                        .ringBytes(64)
                        .dropPolicy(policies.get(index))
                        .sink(event -> hold.await())
                        .open();
            }
            System.out.println(OPENED);
            for (EventPipeline pipeline : pipelines) {
                for (int event = 0; event < 5; event++) {
                    pipeline.write(new byte[60]);
                }
                pipeline.write(ByteBuffer.allocate(1));
            }
            hold.countDown();
            System.out.println("written");
            System.exit(0);
        }
    }

    @Test
    @Timeout(120)
    void write_first_initialisesNoClassOfTheWritePath() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+init=info",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output).contains(OPENED).contains("written");
        assertThat(output.substring(0, output.indexOf(OPENED))).contains("io/adaflight/internal/pipeline/Ring'");
        assertThat(output.substring(output.indexOf(OPENED), output.indexOf("written"))
                        .lines())
                .filteredOn(line -> line.contains("Initializing 'io/adaflight/"))
                .isEmpty();
    }
}
