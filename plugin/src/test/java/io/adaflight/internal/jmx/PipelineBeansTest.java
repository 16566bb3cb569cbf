package io.adaflight.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adaflight.PipelineMXBean;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.metrics.Pipelines;
import io.adaflight.internal.registry.PipelineConfiguration;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMX;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineBeansTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final PipelineBeans beans = new PipelineBeans();
    private final CollectedPipeline pipeline = Pipelines.pipeline("jmx-orders");

    @AfterEach
    void unregister() {
        beans.remove(pipeline);
    }

    private void connect() {
        assertThat(beans.connect(PlatformServer::find)).isTrue();
    }

    private ObjectName name() throws Exception {
        return new ObjectName("io.adaflight:type=Pipeline,name=jmx-orders");
    }

    private Object attribute(String attribute) throws Exception {
        return server.getAttribute(name(), attribute);
    }

    @Test
    void bean_server_isThereAsLongAsThePipeline() throws Exception {
        connect();
        assertThat(server.isRegistered(name())).isFalse();
        beans.add(pipeline);
        assertThat(server.isRegistered(name())).isTrue();
        beans.remove(pipeline);
        assertThat(server.isRegistered(name())).isFalse();
        beans.remove(pipeline);
    }

    @Test
    void bean_serverComesLater_isRegisteredThen() throws Exception {
        PipelineBeans waiting = new PipelineBeans();
        assertThat(waiting.connect(() -> null)).isFalse();
        waiting.add(pipeline);
        assertThat(waiting.connect(PlatformServer::find)).isTrue();
        assertThat(server.isRegistered(name())).isTrue();
        waiting.remove(pipeline);
        assertThat(server.isRegistered(name())).isFalse();
    }

    @Test
    void bean_serverIsFoundTwice_isRegisteredOnce() throws Exception {
        connect();
        beans.add(pipeline);
        connect();
        assertThat(server.queryNames(new ObjectName("io.adaflight:type=Pipeline,name=jmx-orders,*"), null))
                .containsExactly(name());
        beans.remove(pipeline);
        assertThat(server.isRegistered(name())).isFalse();
    }

    @Test
    void beans_moduleIsMissing_areNone() throws Exception {
        assertThat(beans.connect(() -> {
                    throw new NoClassDefFoundError("javax/management/MBeanServer");
                }))
                .isTrue();
        beans.add(pipeline);
        assertThat(server.isRegistered(name())).isFalse();
    }

    @Test
    void attributes_counted_areThoseOfThePipeline() throws Exception {
        connect();
        beans.add(pipeline);
        var mine = pipeline.registry().currentThread().find();
        mine.written(90, 9000);
        mine.rejected(6, 600);
        mine.evicted(3, 300);
        mine.filtered();
        mine.blocked(1_500_000_000);
        mine.queueDepth(42);
        mine.swapped(2_000);
        assertThat(attribute("QueueDepth")).isEqualTo(-1L);
        var drain = pipeline.registry().drain(Thread.currentThread());
        drain.drained(50, 5000);
        drain.failed(2);
        drain.sinkFailure();
        pipeline.configure(PipelineConfiguration.OWN_QUEUE_DRAINED);
        PipelineMXBean bean = JMX.newMXBeanProxy(server, name(), PipelineMXBean.class);
        assertThat(bean.getName()).isEqualTo("jmx-orders");
        assertThat(bean.getCollectedEpochMillis()).isGreaterThanOrEqualTo(pipeline.createdEpochMillis());
        assertThat(bean.getEventsOffered()).isEqualTo(97);
        assertThat(bean.getEventsWritten()).isEqualTo(90);
        assertThat(bean.getEventsDropped()).isEqualTo(9);
        assertThat(bean.getEventsRejected()).isEqualTo(6);
        assertThat(bean.getEventsEvicted()).isEqualTo(3);
        assertThat(bean.getEventsFiltered()).isEqualTo(1);
        assertThat(bean.getEventsDrained()).isEqualTo(50);
        assertThat(bean.getEventsFailed()).isEqualTo(2);
        assertThat(bean.getSinkFailures()).isEqualTo(1);
        assertThat(bean.getBytesWritten()).isEqualTo(9000);
        assertThat(bean.getBytesDropped()).isEqualTo(900);
        assertThat(bean.getWritesBlocked()).isEqualTo(1);
        assertThat(bean.getBlockedSeconds()).isEqualTo(1.5);
        assertThat(bean.getLossRatio()).isEqualTo(9 / 97.0);
        assertThat(bean.getQueueDepth()).isEqualTo(37);
        assertThat(bean.getQueueDepthMaximum()).isEqualTo(42);
        assertThat(bean.getSwaps()).isEqualTo(1);
        assertThat(bean.getSwapSecondsMaximum()).isEqualTo(2e-6);
        assertThat(bean.getLiveThreads()).isEqualTo(1);
        assertThat(bean.getRetiredThreads()).isZero();
        assertThat(bean.getEventsPerSecond()).isNotNegative();
        assertThat(bean.getBytesPerSecond()).isNotNegative();
        assertThat(bean.getDroppedPerSecond()).isNotNegative();
        Thread me = Thread.currentThread();
        TabularData threads = (TabularData) attribute("ThreadsByLoss");
        CompositeData row = threads.get(new Object[] {me.getName() + " (" + me.getId() + ")"});
        CompositeData counts = (CompositeData) row.get("value");
        assertThat(counts.get("threadId")).isEqualTo(me.getId());
        assertThat(counts.get("ended")).isEqualTo(false);
        assertThat(counts.get("state")).isEqualTo("NONE");
        assertThat(counts.get("eventsWritten")).isEqualTo(90L);
        assertThat(counts.get("eventsDropped")).isEqualTo(9L);
        assertThat(counts.get("bytesWritten")).isEqualTo(9000L);
        assertThat(counts.get("lossRatio")).isEqualTo(9 / 97.0);
        assertThat((double) counts.get("eventsPerSecond")).isNotNegative();
        assertThat(counts.get("blockedSeconds")).isEqualTo(1.5);
        assertThat(counts.get("droppingSeconds")).isEqualTo(0.0);
    }

    @Test
    void beans_ofTwoCopiesOfAdaFlight_stayApart() throws Exception {
        connect();
        beans.add(pipeline);
        PipelineBeans others = new PipelineBeans();
        others.connect(PlatformServer::find);
        CollectedPipeline other = Pipelines.pipeline("jmx-orders");
        others.add(other);
        ObjectName second = new ObjectName("io.adaflight:type=Pipeline,name=jmx-orders,copy=2");
        assertThat(server.isRegistered(second)).isTrue();
        others.remove(other);
        assertThat(server.isRegistered(second)).isFalse();
        assertThat(server.isRegistered(name())).isTrue();
    }

    @Test
    void bean_removedBySomebodyElse_isGone() throws Exception {
        connect();
        beans.add(pipeline);
        server.unregisterMBean(name());
        beans.remove(pipeline);
        assertThatThrownBy(() -> attribute("Name")).isInstanceOf(InstanceNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b=c", "star*", "quote\"d", "line\nfeed", "a:b", "what?"})
    void name_notPlain_isQuoted(String text) throws Exception {
        ObjectName name = PlatformServer.name(text, 1);
        assertThat(ObjectName.unquote(name.getKeyProperty("name"))).isEqualTo(text);
        assertThat(name.isPattern()).isFalse();
    }

    @Test
    void name_plain_isNotQuoted() throws Exception {
        assertThat(PlatformServer.name("audit log-1", 3))
                .isEqualTo(new ObjectName("io.adaflight:type=Pipeline,name=audit log-1,copy=3"));
    }

    @Test
    void find_serverThatIsNotThePlatforms_isNotTaken() {
        MBeanServer own = MBeanServerFactory.createMBeanServer("own");
        try {
            assertThat(PlatformServer.find()).isNotNull();
            new PlatformServer(own).unregister(pipeline);
        } finally {
            MBeanServerFactory.releaseMBeanServer(own);
        }
    }

    @Test
    void bean_info_describesOpenTypes() throws Exception {
        connect();
        beans.add(pipeline);
        MBeanInfo info = server.getMBeanInfo(name());
        assertThat(info.getAttributes()).hasSize(26).allMatch(attribute -> !attribute.isWritable());
        assertThat(info.getOperations()).isEmpty();
    }
}
