package io.adaflight.analyzer.live;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import jdk.jfr.consumer.EventStream;
import jdk.management.jfr.FlightRecorderMXBean;
import jdk.management.jfr.RecordingInfo;
import jdk.management.jfr.RemoteRecordingStream;

/** A recording in a JVM behind its JMX agent. */
final class JmxRecording extends LiveRecording {
    private static final String SOCKET_FACTORY_OF_REGISTRY = "com.sun.jndi.rmi.factory.socket";

    private final JMXConnector connector;
    private final MBeanServerConnection connection;
    private final RemoteRecordingStream stream;
    private final Duration limit;

    private JmxRecording(
            JMXConnector connector, MBeanServerConnection connection, RemoteRecordingStream stream, Duration limit) {
        super(limit);
        this.limit = limit;
        this.connector = connector;
        this.connection = connection;
        this.stream = stream;
    }

    static JmxRecording reach(String target, JmxAccess access, Duration limit)
            throws LiveException, InterruptedException {
        limitTimes(limit);
        trust(access);
        try {
            return TimeLimit.call(limit, () -> open(target, access, limit));
        } catch (LiveException e) {
            throw new LiveException(
                    target + ": cannot be watched (" + e.getMessage()
                            + "); name HOST:PORT or the URL of a JMX agent that can be reached, and what it asks for:"
                            + " --user, --tls",
                    e);
        }
    }

    /* Without these, a call to a suspended JVM or over a broken connection never returns. */
    private static void limitTimes(Duration limit) {
        String millis = Long.toString(limit.toMillis());
        for (String property : new String[] {"responseTimeout", "handshakeTimeout", "readTimeout"}) {
            String name = "sun.rmi.transport.tcp." + property;
            if (System.getProperty(name) == null) {
                System.setProperty(name, millis);
            }
        }
    }

    /* RMI sockets take their certificates only from system properties. */
    private static void trust(JmxAccess access) {
        Path store = access.trustStore();
        if (store != null) {
            System.setProperty("javax.net.ssl.trustStore", store.toString());
        }
        String password = access.trustStorePassword();
        if (password != null) {
            System.setProperty("javax.net.ssl.trustStorePassword", password);
        }
    }

    @SuppressWarnings("BanJNDI") // the user names the JVM to trust, and its answers are the point
    private static JmxRecording open(String target, JmxAccess access, Duration limit) throws IOException {
        Map<String, Object> environment = new HashMap<>();
        if (access.user() != null) {
            environment.put(JMXConnector.CREDENTIALS, new String[] {access.user(), access.password()});
        }
        if (access.tls()) {
            environment.put(SOCKET_FACTORY_OF_REGISTRY, new SslRMIClientSocketFactory());
        }
        String url = target.startsWith("service:") ? target : "service:jmx:rmi:///jndi/rmi://" + target + "/jmxrmi";
        JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(url), environment);
        try {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            FlightRecorderMXBean recorder = ManagementFactory.getPlatformMXBean(connection, FlightRecorderMXBean.class);
            Set<Long> others = new HashSet<>();
            recorder.getRecordings().forEach(recording -> others.add(recording.getId()));
            RemoteRecordingStream stream = new RemoteRecordingStream(connection);
            stream.setMaxAge(MOST_AGE);
            stream.setMaxSize(MOST_BYTES);
            bound(recorder, others);
            return new JmxRecording(connector, connection, stream, limit);
        } catch (IOException | RuntimeException e) {
            connector.close();
            throw e;
        }
    }

    /* The stream limits only what it fetches, not the recording that it started in the other JVM. */
    private static void bound(FlightRecorderMXBean recorder, Set<Long> others) {
        for (RecordingInfo recording : recorder.getRecordings()) {
            if (!others.contains(recording.getId()) && recording.getState().equals("NEW")) {
                recorder.setRecordingOptions(
                        recording.getId(),
                        Map.of("maxAge", MOST_AGE.toSeconds() + " s", "maxSize", Long.toString(MOST_BYTES)));
            }
        }
    }

    @Override
    EventStream record(Duration interval) throws LiveException, InterruptedException {
        return TimeLimit.call(limit, () -> {
            LiveEvents.NAMES.forEach(name -> stream.enable(name).withoutStackTrace());
            LiveEvents.PERIODIC.forEach(name -> stream.enable(name).withPeriod(interval));
            return stream;
        });
    }

    @Override
    boolean isConnected() throws InterruptedException {
        try {
            return TimeLimit.call(limit, connection::getMBeanCount) > 0;
        } catch (LiveException e) {
            return false;
        }
    }

    @Override
    void stop() throws IOException {
        try {
            stream.close();
        } finally {
            connector.close();
        }
    }
}
