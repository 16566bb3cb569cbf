package io.adaflight.analyzer.recording.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.event.CpuLoad;
import io.adaflight.analyzer.recording.event.DecodedEvent;
import io.adaflight.analyzer.recording.event.EventSetting;
import io.adaflight.analyzer.recording.event.ProcessorCount;
import io.adaflight.analyzer.recording.event.ThreadCpuLoad;
import io.adaflight.analyzer.recording.event.ThreadSample;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import io.adaflight.analyzer.recording.event.ThreadSpell.Kind;
import io.adaflight.analyzer.recording.event.VmPause;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the JDK record each of its events that is read, and reads it back. */
class JdkEventReaderTest {
    private static final String[] SPANS = {
        "jdk.JavaMonitorEnter",
        "jdk.JavaMonitorWait",
        "jdk.ThreadPark",
        "jdk.ThreadSleep",
        "jdk.FileRead",
        "jdk.FileWrite",
        "jdk.FileForce",
        "jdk.SocketRead",
        "jdk.SocketWrite",
        "jdk.GCPhasePause",
        "jdk.SafepointBegin",
        "jdk.ExecuteVMOperation"
    };

    @TempDir
    static Path folder;

    private static final Object MONITOR = new Object();
    private static final Object PARKED_ON = new Object();
    private static List<DecodedEvent> read;
    private static long owner;

    @BeforeAll
    static void record() throws Exception {
        Path file = folder.resolve("jdk.jfr");
        try (Recording recording = new Recording()) {
            for (String name : SPANS) {
                recording.enable(name).withoutThreshold().withStackTrace().with("throttle", "off");
            }
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.enable("jdk.CPUTimeSample").with("throttle", "10 ms");
            recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(100));
            recording.enable("jdk.ThreadCPULoad").withPeriod(Duration.ofMillis(100));
            recording.enable("jdk.CPUInformation");
            recording.enable("jdk.ContainerConfiguration");
            recording.enable("jdk.ActiveSetting");
            recording.start();
            waitInAllWays();
            recording.stop();
            recording.dump(file);
        }
        List<DecodedEvent> events = new ArrayList<>();
        try (var opened = io.adaflight.analyzer.recording.Recording.open(file, LoadLimits.forHeap(1 << 30))) {
            opened.read(events::add, Progress.NONE);
        }
        read = events;
    }

    private static void waitInAllWays() throws Exception {
        TimeUnit.MILLISECONDS.sleep(17);
        LockSupport.parkNanos(PARKED_ON, 5_000_000);
        waitForNobody();
        enterAHeldMonitor();
        Path data = folder.resolve("data.bin");
        try (FileChannel channel =
                FileChannel.open(data, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            channel.write(ByteBuffer.allocate(5000));
            channel.force(true);
            channel.read(ByteBuffer.allocate(4000), 0);
        }
        useASocket();
        System.gc();
        compute();
    }

    @SuppressWarnings("WaitNotInLoop") // It waits for nothing but the time to pass.
    private static void waitForNobody() throws InterruptedException {
        synchronized (MONITOR) {
            MONITOR.wait(6);
        }
    }

    private static void enterAHeldMonitor() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(
                () -> {
                    synchronized (MONITOR) {
                        held.countDown();
                        LockSupport.parkNanos(30_000_000);
                    }
                },
                "the-holder");
        holder.start();
        owner = holder.getId();
        held.await();
        synchronized (MONITOR) {
            MONITOR.notifyAll();
        }
        holder.join();
    }

    private static void useASocket() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write(new byte[100]);
            out.flush();
            assertThat(accepted.getInputStream().readNBytes(100)).hasSize(100);
        }
    }

    private static void compute() {
        long until = System.nanoTime() + 400_000_000L;
        double sum = 0;
        while (System.nanoTime() < until) {
            for (int index = 1; index < 10_000; index++) {
                sum += Math.sqrt(index);
            }
        }
        assertThat(sum).isPositive();
    }

    private static List<ThreadSpell> spells(Kind kind) {
        long thread = Thread.currentThread().getId();
        return of(ThreadSpell.class).stream()
                .filter(spell -> spell.kind() == kind && spell.threadId() == thread)
                .toList();
    }

    private static <T> List<T> of(Class<T> type) {
        return read.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void sleep_itsWait_isNoLongerThanWhatItWasAskedFor() {
        assertThat(spells(Kind.SLEEP))
                .anySatisfy(spell -> assertThat(spell.durationNanos()).isBetween(16_000_000L, 17_000_000L))
                .allSatisfy(spell -> assertThat(spell.site()).contains("TimeUnit.sleep"));
    }

    @Test
    void park_andWait_haveTheirClassAndTheirLimit() {
        assertThat(spells(Kind.PARK)).anySatisfy(spell -> {
            assertThat(spell.subject()).isEqualTo("java.lang.Object");
            assertThat(spell.durationNanos()).isBetween(4_000_000L, 5_000_000L);
            assertThat(spell.site()).contains("LockSupport.parkNanos < ").contains("waitInAllWays");
        });
        assertThat(spells(Kind.MONITOR_WAIT))
                .anySatisfy(spell -> assertThat(spell.durationNanos()).isBetween(5_000_000L, 6_000_000L));
    }

    @Test
    void monitor_thatAnotherThreadHeld_hasItsOwner() {
        assertThat(spells(Kind.MONITOR_ENTER)).anySatisfy(spell -> {
            assertThat(spell.subject()).isEqualTo("java.lang.Object");
            assertThat(spell.ownerId()).isEqualTo(owner);
            assertThat(spell.ownerName()).isEqualTo("the-holder");
            assertThat(spell.durationNanos()).isGreaterThan(10_000_000L);
        });
    }

    @Test
    void files_haveTheirPathAndBytes() {
        assertThat(spells(Kind.FILE_WRITE)).anySatisfy(spell -> {
            assertThat(spell.subject()).endsWith("data.bin");
            assertThat(spell.bytes()).isEqualTo(5000);
        });
        assertThat(spells(Kind.FILE_READ))
                .anySatisfy(spell -> assertThat(spell.bytes()).isEqualTo(4000));
        assertThat(spells(Kind.FILE_FORCE))
                .anySatisfy(spell -> assertThat(spell.subject()).endsWith("data.bin"));
    }

    @Test
    void sockets_haveTheirAddressAndBytes() {
        assertThat(spells(Kind.SOCKET_WRITE)).anySatisfy(spell -> {
            assertThat(spell.subject()).matches("127\\.0\\.0\\.1:\\d+");
            assertThat(spell.bytes()).isEqualTo(100);
        });
        assertThat(spells(Kind.SOCKET_READ))
                .anySatisfy(spell -> assertThat(spell.bytes()).isEqualTo(100));
    }

    @Test
    void pauses_ofTheCollector_haveTheirName() {
        assertThat(of(VmPause.class))
                .anySatisfy(pause -> {
                    assertThat(pause.kind()).isEqualTo(VmPause.Kind.COLLECTION);
                    assertThat(pause.name()).isNotEmpty();
                    assertThat(pause.durationNanos()).isPositive();
                })
                .anySatisfy(pause -> assertThat(pause.kind()).isEqualTo(VmPause.Kind.OPERATION));
    }

    @Test
    void processors_theirLoadAndTheThreads_areRead() {
        assertThat(of(ProcessorCount.class))
                .anySatisfy(count -> assertThat(count.processors()).isGreaterThanOrEqualTo(1));
        assertThat(of(CpuLoad.class))
                .anySatisfy(load -> assertThat(load.machine()).isBetween(0.01, 1.0));
        long thread = Thread.currentThread().getId();
        assertThat(of(ThreadCpuLoad.class))
                .filteredOn(load -> load.threadId() == thread)
                .anySatisfy(load -> assertThat(load.load()).isBetween(0.01, 1.0));
        assertThat(of(ThreadSample.class)).anySatisfy(sample -> {
            assertThat(sample.threadId()).isEqualTo(thread);
            assertThat(sample.kind()).isEqualTo(ThreadSample.Kind.JAVA);
            assertThat(sample.periodNanos()).isZero();
            assertThat(sample.frames()).contains("JdkEventReaderTest.compute");
        });
    }

    @Test
    void samples_ofProcessorTime_sayForHowMuchTheyStand() {
        assumeTrue(
                FlightRecorder.getFlightRecorder().getEventTypes().stream()
                        .anyMatch(type -> type.getName().equals("jdk.CPUTimeSample")),
                "this JDK has no jdk.CPUTimeSample");
        assertThat(of(ThreadSample.class)).anySatisfy(sample -> {
            assertThat(sample.kind()).isEqualTo(ThreadSample.Kind.PROCESSOR);
            assertThat(sample.threadId()).isEqualTo(Thread.currentThread().getId());
            assertThat(sample.periodNanos()).isEqualTo(10_000_000);
        });
    }

    @Test
    void settings_areReadByTheNameOfTheirEvent() {
        assertThat(of(EventSetting.class))
                .anySatisfy(setting -> assertThat(List.of(setting.event(), setting.setting(), setting.value()))
                        .containsExactly("jdk.ExecutionSample", "period", "10000000 ns"));
    }
}
