package io.adaflight.analyzer.live;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.RemoteRecordingStream;

/** A recording of AdaFlight's events in another JVM, which ends with this object, with this process or with that JVM. */
public final class LiveRecording implements AutoCloseable {
    /* The recorder hands its events on once a second. */
    private static final long LONGEST_WAIT_FOR_EVENTS_MILLIS = 2000;

    private final JMXConnector connector;
    private final RemoteRecordingStream stream;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Semaphore arrivals = new Semaphore(0);
    private final Thread hook = new Thread(this::end, "end-recording");

    private LiveRecording(JMXConnector connector, RemoteRecordingStream stream) {
        this.connector = connector;
        this.stream = stream;
    }

    /**
     * Connects to a JVM; nothing is recorded yet.
     *
     * @param target the id of a process of this user on this machine, {@code host:port} of its JMX agent, or the agent's URL
     * @throws LiveException when it is not there or does not let itself be watched
     */
    @SuppressWarnings("BanJNDI") // the user names the JVM to trust, and its answers are the point
    public static LiveRecording connect(String target) throws LiveException {
        try {
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address(target)));
            try {
                return new LiveRecording(connector, new RemoteRecordingStream(connector.getMBeanServerConnection()));
            } catch (IOException | RuntimeException e) {
                connector.close();
                throw e;
            }
        } catch (AttachNotSupportedException e) {
            throw new LiveException(target + ": is no JVM that can be attached to (" + e.getMessage() + ")", e);
        } catch (IOException | RuntimeException e) {
            String advice = isProcess(target)
                    ? "name a running JVM of the same user; jcmd lists them"
                    : "name HOST:PORT or the URL of a JMX agent that can be reached";
            throw new LiveException(target + ": cannot be watched (" + e.getMessage() + "); " + advice, e);
        }
    }

    private static boolean isProcess(String target) {
        return target.matches("\\d+");
    }

    private static String address(String target) throws IOException, AttachNotSupportedException {
        if (!isProcess(target)) {
            return target.startsWith("service:") ? target : "service:jmx:rmi:///jndi/rmi://" + target + "/jmxrmi";
        }
        VirtualMachine machine = VirtualMachine.attach(target);
        try {
            return machine.startLocalManagementAgent();
        } finally {
            machine.detach();
        }
    }

    /** Starts to record; the consumer gets the events in the order of time, on a thread of the recording. */
    public void start(Duration interval, Consumer<DecodedEvent> consumer) {
        LiveEvents.READERS.forEach((name, reader) -> {
            stream.enable(name).withoutStackTrace();
            stream.onEvent(name, event -> consumer.accept(reader.apply(event)));
        });
        for (String periodic : LiveEvents.PERIODIC) {
            stream.enable(periodic).withPeriod(interval);
        }
        stream.onFlush(arrivals::release);
        stream.onClose(ended::countDown);
        Runtime.getRuntime().addShutdownHook(hook);
        stream.startAsync();
    }

    /** Waits for a while and then for newer events; gives false once the other JVM has ended or let the connection go. */
    public boolean await(Duration time) throws InterruptedException {
        if (ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean arrived = arrivals.tryAcquire(LONGEST_WAIT_FOR_EVENTS_MILLIS, TimeUnit.MILLISECONDS);
        arrivals.drainPermits();
        return arrived || isConnected();
    }

    private boolean isConnected() {
        try {
            connector.getMBeanServerConnection().getMBeanCount();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the recording in the other JVM and leaves nothing behind there. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does what was done here once more.
            return;
        }
    }

    private synchronized void end() {
        stream.close();
        try {
            connector.close();
        } catch (IOException e) {
            // The other JVM has ended, and the recording with it.
            return;
        }
    }
}
