package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.adaflight.PipelineMXBean;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The beans of pipelines, as a console that attaches itself sees them. */
@Timeout(120)
class ManagementIT {
    private static final long WRITTEN = (long) CountingProgram.THREADS * CountingProgram.EVENTS;

    /** The JVM makes its server only when the console comes. */
    @ParameterizedTest
    @ValueSource(strings = {"rows=5", "instrument=executors"})
    void console_attachesLater_seesTheCounts(String options) throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of("-javaagent:" + ChildJvm.PLUGIN + "=" + options), "wait")) {
            child.awaitWord("counted");
            ObjectName name = new ObjectName("io.adaflight:type=Pipeline,name=" + CountingProgram.PIPELINE);
            try (JMXConnector connector = connect(child)) {
                MBeanServerConnection server = connector.getMBeanServerConnection();
                await(server, name);
                PipelineMXBean bean = JMX.newMXBeanProxy(server, name, PipelineMXBean.class);
                assertThat(bean.getEventsWritten()).isEqualTo(WRITTEN);
                assertThat(bean.getEventsDropped()).isEqualTo(CountingProgram.THREADS * CountingProgram.REJECTED);
                assertThat(bean.getRetiredThreads()).isEqualTo(CountingProgram.THREADS);
            }
        }
    }

    @SuppressWarnings("BanJNDI") // The address is that of a JVM which this test has started.
    private static JMXConnector connect(ChildJvm child) throws Exception {
        return JMXConnectorFactory.connect(managementAgent(child));
    }

    private static JMXServiceURL managementAgent(ChildJvm child) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
        try {
            return new JMXServiceURL(machine.startLocalManagementAgent());
        } finally {
            machine.detach();
        }
    }

    /* Once the listener is there, a bean is there already or will be told of. */
    private static void await(MBeanServerConnection server, ObjectName name) throws Exception {
        BlockingQueue<ObjectName> registered = new LinkedBlockingQueue<>();
        server.addNotificationListener(
                MBeanServerDelegate.DELEGATE_NAME,
                (notification, handback) -> registered.add(((MBeanServerNotification) notification).getMBeanName()),
                null,
                null);
        while (!server.isRegistered(name)) {
            registered.take();
        }
    }

    @Test
    void runtime_withoutManagement_countsAndSaysNothing() throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(List.of("--limit-modules", "java.base,java.logging"), "return")) {
            ChildJvm.Ended ended = child.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.errors()).isEmpty();
            assertThat(ended.output()).contains("counted " + WRITTEN);
        }
    }
}
