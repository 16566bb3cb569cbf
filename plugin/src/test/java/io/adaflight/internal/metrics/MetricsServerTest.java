package io.adaflight.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.AdaFlight;
import io.adaflight.internal.http.HttpServing;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void find_ownLoader_isTheServerOfTheClassPath() throws IOException {
        try (MetricsServer server = MetricsServer.find()) {
            assertThat(server).isInstanceOf(HttpServing.class);
        }
    }

    /** As on the boot class path, where the loader of AdaFlight does not see the JDK's server. */
    @Test
    void find_ownLoaderDoesNotSeeTheJdksServer_isAnotherCopyThatServes() throws IOException {
        try (MetricsServer server = MetricsServer.find(new HttpClasses(MetricsServer.class.getClassLoader()))) {
            assertThat(server).isNotInstanceOf(HttpServing.class);
            int port = server.open(FREE, new MetricsText(() -> List.of(Pipelines.pipeline("orders"))))
                    .getPort();
            try (InputStream in =
                    URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("adaflight_events_offered_total{pipeline=\"orders\"} 0\n");
            }
        }
    }

    @Test
    void find_noServerInThisRuntime_saysWhichModuleIsMissing() {
        assertThatThrownBy(() -> MetricsServer.find(new HttpClasses(null)))
                .isInstanceOf(IOException.class)
                .hasMessage("the module jdk.httpserver is missing; add it with --add-modules jdk.httpserver");
        assertThatThrownBy(() -> new HttpClasses(null).loadClass("io.adaflight.internal.http.Missing"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void serveMetrics_portOfAnother_saysSo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
            assertThatThrownBy(() -> AdaFlight.serveMetrics(taken)).isInstanceOf(BindException.class);
        }
    }

    @Test
    void serveMetrics_closed_portIsFree() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int time = 0; time < 2; time++) {
            try (Closeable serving = AdaFlight.serveMetrics(address)) {
                assertThat(serving).isNotNull();
            }
        }
    }
}
