package io.adaflight.internal.jmx;

import io.adaflight.PipelineMXBean;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.failures.DistinctFailures;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/** The platform MBean server, and what is registered there. For one thread at a time. */
final class PlatformServer {
    private static final String OF_EACH_PLATFORM_SERVER = "java.lang:type=Runtime";
    private static final Pattern PLAIN = Pattern.compile("[\\w .;/()\\[\\]#$@+-]+");

    /** How many copies of AdaFlight in a JVM can have pipelines of one name. */
    private static final int MOST_COPIES = 8;

    private final DistinctFailures failures =
            new DistinctFailures(System.getLogger(PlatformServer.class.getPackageName()));
    private final MBeanServer server;
    private final Map<CollectedPipeline, ObjectName> registered = new HashMap<>();

    PlatformServer(MBeanServer server) {
        this.server = server;
    }

    /** The server; null as long as nobody has made it. */
    static @Nullable PlatformServer find() {
        try {
            ObjectName runtime = new ObjectName(OF_EACH_PLATFORM_SERVER);
            for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
                if (server.isRegistered(runtime)) {
                    return new PlatformServer(server);
                }
            }
            return null;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    void register(CollectedPipeline pipeline) {
        try {
            StandardMBean bean = new StandardMBean(new PipelineBean(pipeline), PipelineMXBean.class, true);
            for (int copy = 1; copy <= MOST_COPIES && !registered.containsKey(pipeline); copy++) {
                ObjectName name = name(pipeline.name(), copy);
                if (isFree(bean, name)) {
                    registered.put(pipeline, name);
                }
            }
        } catch (JMException | RuntimeException e) {
            failures.add("registering the bean of pipeline '" + pipeline.name() + "'", e);
        }
    }

    private boolean isFree(StandardMBean bean, ObjectName name) throws JMException {
        try {
            server.registerMBean(bean, name);
            return true;
        } catch (InstanceAlreadyExistsException e) {
            return false;
        }
    }

    void unregister(CollectedPipeline pipeline) {
        ObjectName name = registered.remove(pipeline);
        if (name == null) {
            return;
        }
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            return; // Somebody else was faster.
        } catch (JMException | RuntimeException e) {
            failures.add("unregistering the bean of pipeline '" + pipeline.name() + "'", e);
        }
    }

    static ObjectName name(String pipeline, int copy) throws JMException {
        String value = PLAIN.matcher(pipeline).matches() ? pipeline : ObjectName.quote(pipeline);
        return new ObjectName("io.adaflight:type=Pipeline,name=" + value + (copy == 1 ? "" : ",copy=" + copy));
    }
}
