package io.adaflight.analyzer.analysis.causes.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.analysis.causes.evidence.BlockingMethods.Method;
import io.adaflight.analyzer.recording.event.ThreadSample;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the JDK's blocking methods, against the JDK at hand. */
class BlockingMethodsTest {
    static List<Method> methodsOfThisJdk() {
        int version = Runtime.version().feature();
        return BlockingMethods.TOP.stream()
                .filter(method -> method.isIn(version))
                .toList();
    }

    private static List<String> methodsOf(String type) throws ClassNotFoundException {
        return Arrays.stream(Class.forName(type, false, null).getDeclaredMethods())
                .map(Executable::getName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methodsOfThisJdk")
    void method_ofTheTable_isInThisJdk(Method method) throws ClassNotFoundException {
        assertThat(methodsOf(method.type())).contains(method.name());
    }

    @Test
    void callers_ofTheTable_areInThisJdk() throws ClassNotFoundException {
        for (String type : BlockingMethods.CALLERS.keySet()) {
            assertThat(Class.forName(type, false, null)).isNotNull();
        }
        assertThat(methodsOf("java.util.concurrent.ArrayBlockingQueue")).contains("take", "poll");
        assertThat(methodsOf("java.util.concurrent.LinkedBlockingDeque"))
                .contains("takeFirst", "takeLast", "pollFirst", "pollLast");
        assertThat(methodsOf("java.util.concurrent.ThreadPoolExecutor")).contains("getTask");
        assertThat(methodsOf("java.util.concurrent.ForkJoinPool")).contains("awaitWork");
    }

    @ParameterizedTest
    @CsvSource({
        "SLEEPING, java.lang.Thread.sleep(Native Method) < a.B.c",
        "SLEEPING, java.base/java.lang.Thread.sleepNanos0 < java.lang.Thread.sleepNanos < java.lang.Thread.sleep < a.B.c",
        "SLEEPING, java.lang.VirtualThread.parkNanos < java.lang.VirtualThread.sleepNanos < java.lang.Thread.sleep < a.B.c",
        "PARKED, jdk.internal.misc.Unsafe.park < java.util.concurrent.locks.LockSupport.parkNanos < a.B.c",
        "PARKED, jdk.internal.misc.Unsafe.park < java.util.concurrent.ArrayBlockingQueue.put < a.B.c",
        "PARKED, java.lang.Object.wait0 < java.lang.Object.wait < a.B.c",
        "PARKED, jdk.internal.misc.Unsafe.park",
        "LOCKED, jdk.internal.misc.Unsafe.park < java.util.concurrent.locks.ReentrantLock.lock < a.B.c",
        "TAKING, jdk.internal.misc.Unsafe.park < java.util.concurrent.locks.LockSupport.park < java.util.concurrent.LinkedBlockingQueue.take < a.B.c",
        "TAKING, jdk.internal.misc.Unsafe.park < com.lmax.disruptor.BlockingWaitStrategy.waitFor < a.B.c",
        "PARKED, jdk.internal.misc.Unsafe.park < com.lmax.disruptor.RingBuffer.next < a.B.c",
        "IN_FILE, sun.nio.ch.FileDispatcherImpl.write0 < sun.nio.ch.FileChannelImpl.write < a.B.c",
        "IN_FILE, java.io.FileOutputStream.writeBytes < java.io.FileOutputStream.write < java.util.concurrent.ThreadPoolExecutor.getTask < a.B.c",
        "IN_SOCKET, sun.nio.ch.FileDispatcherImpl.write0 < sun.nio.ch.SocketDispatcher.write < a.B.c",
        "IN_SOCKET, jdk.internal.misc.Unsafe.park < sun.nio.ch.NioSocketImpl.park < a.B.c",
        "IN_SOCKET, sun.nio.ch.Net.poll < sun.nio.ch.NioSocketImpl.park < a.B.c",
        "COMPUTING, java.util.HashMap.get < a.B.c < java.lang.Thread.sleep",
        "COMPUTING, java.util.HashMap.get",
        "COMPUTING, a.B.c < java.lang.Thread.sleep",
        "COMPUTING, a.B$$Lambda/0x00007f.accept < java.lang.Thread.sleep"
    })
    void stack_top_tellsWhatTheThreadDoes(Activity activity, String frames) {
        assertThat(BlockingMethods.of(frames)).isEqualTo(activity);
    }

    @Test
    void sample_ofProcessorTime_computesWhateverIsOnTop() {
        String force = "sun.nio.ch.FileDispatcherImpl.force0(Native Method) < a.B.c";
        assertThat(BlockingMethods.of(new ThreadSample(1, 1, force, ThreadSample.Kind.NATIVE, 0)))
                .isEqualTo(Activity.IN_FILE);
        assertThat(BlockingMethods.of(new ThreadSample(1, 1, force, ThreadSample.Kind.PROCESSOR, 10)))
                .isEqualTo(Activity.COMPUTING);
        assertThat(BlockingMethods.of(new ThreadSample(1, 1, "", ThreadSample.Kind.PROCESSOR, 10)))
                .isNull();
    }

    @Test
    void stack_thatIsNotThere_tellsNothing() {
        assertThat(BlockingMethods.of("")).isNull();
        assertThat(BlockingMethods.caller("")).isEmpty();
        assertThat(BlockingMethods.caller("java.lang.Thread.sleep < app/io.x.Sink.write(Sink.java:3)"))
                .isEqualTo("io.x.Sink.write");
    }
}
