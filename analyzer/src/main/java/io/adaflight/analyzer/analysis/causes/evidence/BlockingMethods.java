package io.adaflight.analyzer.analysis.causes.evidence;

import io.adaflight.analyzer.recording.event.ThreadSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes what a thread is doing from the top of its stack, by the JDK's own blocking methods. Names of an application's
 * classes and methods do not matter: a stack that begins with one of them is computing.
 *
 * <p>Frames come as {@code class.method}, perhaps with a position in parentheses, with {@code " < "} between them.
 */
public final class BlockingMethods {
    /*
     * A blocking method is on top of the stack, or only frames of the JDK are above it. Its callers in the JDK may say what it
     * waits for: a park within a queue's take waits for an element, a write of the file dispatcher within a socket goes to the
     * socket.
     */

    /** A method of the JDK, and the versions that have it. */
    record Method(Activity activity, String type, String name, int since, int until) {
        boolean isIn(int version) {
            return since <= version && version <= until;
        }
    }

    private static final int EVER = Integer.MAX_VALUE;

    static final List<Method> TOP = List.of(
            on(Activity.SLEEPING, "java.lang.Thread", "sleep"),
            from(19, Activity.SLEEPING, "java.lang.Thread", "sleepNanos"),
            from(22, Activity.SLEEPING, "java.lang.Thread", "sleepNanos0"),
            from(21, Activity.SLEEPING, "java.lang.VirtualThread", "sleepNanos"),
            on(Activity.PARKED, "jdk.internal.misc.Unsafe", "park"),
            from(21, Activity.PARKED, "java.lang.VirtualThread", "park"),
            from(21, Activity.PARKED, "java.lang.VirtualThread", "parkNanos"),
            on(Activity.PARKED, "java.lang.Object", "wait"),
            from(19, Activity.PARKED, "java.lang.Object", "wait0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "read0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "pread0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "readv0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "write0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "pwrite0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "writev0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "force0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "truncate0"),
            to(20, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "lock0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "read0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "pread0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "readv0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "write0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "pwrite0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "writev0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "force0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "truncate0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.UnixFileDispatcherImpl", "lock0"),
            from(21, Activity.IN_FILE, "sun.nio.ch.FileDispatcherImpl", "transferTo0"),
            on(Activity.IN_FILE, "java.io.FileOutputStream", "open0"),
            on(Activity.IN_FILE, "java.io.FileOutputStream", "write"),
            on(Activity.IN_FILE, "java.io.FileOutputStream", "writeBytes"),
            on(Activity.IN_FILE, "java.io.FileInputStream", "open0"),
            on(Activity.IN_FILE, "java.io.FileInputStream", "read0"),
            on(Activity.IN_FILE, "java.io.FileInputStream", "readBytes"),
            on(Activity.IN_FILE, "java.io.RandomAccessFile", "open0"),
            on(Activity.IN_FILE, "java.io.RandomAccessFile", "read0"),
            on(Activity.IN_FILE, "java.io.RandomAccessFile", "readBytes"),
            from(21, Activity.IN_FILE, "java.io.RandomAccessFile", "readBytes0"),
            on(Activity.IN_FILE, "java.io.RandomAccessFile", "write0"),
            on(Activity.IN_FILE, "java.io.RandomAccessFile", "writeBytes"),
            from(21, Activity.IN_FILE, "java.io.RandomAccessFile", "writeBytes0"),
            on(Activity.IN_FILE, "java.io.FileDescriptor", "sync"),
            from(21, Activity.IN_FILE, "java.io.FileDescriptor", "sync0"),
            on(Activity.IN_FILE, "java.nio.MappedMemoryUtils", "force0"),
            on(Activity.IN_FILE, "sun.nio.fs.UnixNativeDispatcher", "open0"),
            on(Activity.IN_FILE, "sun.nio.fs.UnixNativeDispatcher", "stat0"),
            on(Activity.IN_FILE, "sun.nio.fs.UnixNativeDispatcher", "rename0"),
            on(Activity.IN_FILE, "sun.nio.fs.UnixNativeDispatcher", "unlink0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.Net", "poll"),
            on(Activity.IN_SOCKET, "sun.nio.ch.Net", "pollConnect"),
            on(Activity.IN_SOCKET, "sun.nio.ch.Net", "connect0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.Net", "accept"),
            on(Activity.IN_SOCKET, "sun.nio.ch.SocketDispatcher", "read0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.SocketDispatcher", "readv0"),
            from(21, Activity.IN_SOCKET, "sun.nio.ch.SocketDispatcher", "write0"),
            from(21, Activity.IN_SOCKET, "sun.nio.ch.SocketDispatcher", "writev0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.DatagramDispatcher", "read0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.DatagramDispatcher", "write0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.DatagramChannelImpl", "receive0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.DatagramChannelImpl", "send0"),
            on(Activity.IN_SOCKET, "sun.nio.ch.EPoll", "wait"),
            on(Activity.IN_SOCKET, "sun.nio.ch.PollSelectorImpl", "poll"),
            on(Activity.IN_SOCKET, "java.net.Inet4AddressImpl", "lookupAllHostAddr"),
            on(Activity.IN_SOCKET, "java.net.Inet6AddressImpl", "lookupAllHostAddr"));

    /** Callers in the JDK that say what a park, a wait or a file write is for. */
    static final Map<String, Activity> CALLERS = Map.ofEntries(
            Map.entry("sun.nio.ch.NioSocketImpl", Activity.IN_SOCKET),
            Map.entry("sun.nio.ch.SocketDispatcher", Activity.IN_SOCKET),
            Map.entry("sun.nio.ch.SocketChannelImpl", Activity.IN_SOCKET),
            Map.entry("sun.nio.ch.DatagramChannelImpl", Activity.IN_SOCKET),
            Map.entry("java.util.concurrent.locks.ReentrantLock", Activity.LOCKED),
            Map.entry("java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock", Activity.LOCKED),
            Map.entry("java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock", Activity.LOCKED),
            Map.entry("java.util.concurrent.ThreadPoolExecutor", Activity.TAKING),
            Map.entry("java.util.concurrent.ForkJoinPool", Activity.TAKING),
            Map.entry("java.util.concurrent.ArrayBlockingQueue", Activity.TAKING),
            Map.entry("java.util.concurrent.LinkedBlockingQueue", Activity.TAKING),
            Map.entry("java.util.concurrent.LinkedBlockingDeque", Activity.TAKING),
            Map.entry("java.util.concurrent.LinkedTransferQueue", Activity.TAKING),
            Map.entry("java.util.concurrent.PriorityBlockingQueue", Activity.TAKING),
            Map.entry("java.util.concurrent.DelayQueue", Activity.TAKING),
            Map.entry("java.util.concurrent.SynchronousQueue", Activity.TAKING));

    /** Their methods that wait for an element. */
    static final Set<String> TAKES =
            Set.of("take", "takeFirst", "takeLast", "poll", "pollFirst", "pollLast", "getTask", "awaitWork");

    private static final Set<String> OF_JDK = Set.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final String NATIVE = "(Native Method)";
    private static final String DISRUPTOR = "com.lmax.disruptor.";
    private static final Map<String, Activity> BY_NAME = byName();

    private BlockingMethods() {}

    private static Method on(Activity activity, String type, String name) {
        return new Method(activity, type, name, 0, EVER);
    }

    private static Method from(int since, Activity activity, String type, String name) {
        return new Method(activity, type, name, since, EVER);
    }

    private static Method to(int until, Activity activity, String type, String name) {
        return new Method(activity, type, name, 0, until);
    }

    private static Map<String, Activity> byName() {
        Map<String, Activity> byName = new HashMap<>();
        TOP.forEach(method -> byName.put(method.type() + "." + method.name(), method.activity()));
        return Map.copyOf(byName);
    }

    /** What a sampled thread is doing; null when the sample has no stack. */
    public static @Nullable Activity of(ThreadSample sample) {
        boolean ran =
                sample.kind() == ThreadSample.Kind.PROCESSOR && !sample.frames().isEmpty();
        return ran ? Activity.COMPUTING : of(sample.frames());
    }

    /** What a thread with this stack is doing; null without a stack. */
    public static @Nullable Activity of(String frames) {
        if (frames.isEmpty()) {
            return null;
        }
        @Nullable Activity found = null;
        for (String frame : frames.split(" < ", -1)) {
            String method = method(frame);
            if (found == null) {
                found = BY_NAME.get(method);
                if (found == null && !isOfJdk(method)) {
                    return Activity.COMPUTING;
                }
            } else if (isOfJdk(method)) {
                Activity told = told(found, method);
                if (told != null) {
                    return told;
                }
            } else {
                return found == Activity.PARKED && method.startsWith(DISRUPTOR) && method.endsWith(".waitFor")
                        ? Activity.TAKING
                        : found;
            }
        }
        return found == null ? Activity.COMPUTING : found;
    }

    private static @Nullable Activity told(Activity found, String method) {
        int dot = method.lastIndexOf('.');
        String type = method.substring(0, Math.max(0, dot));
        @Nullable Activity told = CALLERS.get(type);
        if (told == null && found == Activity.PARKED && BY_NAME.get(method) == Activity.SLEEPING) {
            return Activity.SLEEPING; // A virtual thread sleeps by parking.
        }
        if (told == Activity.TAKING) {
            return found == Activity.PARKED && TAKES.contains(method.substring(dot + 1)) ? told : null;
        }
        if (told == Activity.LOCKED) {
            return found == Activity.PARKED ? told : null;
        }
        return found == Activity.PARKED || found == Activity.IN_FILE ? told : null;
    }

    /** Whether a thread is in a native method. */
    public static boolean isNative(String frames) {
        int end = frames.indexOf(" < ");
        return (end < 0 ? frames : frames.substring(0, end)).endsWith(NATIVE);
    }

    /** What a thread is doing and in which method, ignoring the line. */
    static String place(String frames) {
        return of(frames) + " " + caller(frames);
    }

    /** The first method below those of the JDK, as class and method; empty when there is none. */
    public static String caller(String frames) {
        for (String frame : frames.split(" < ", -1)) {
            String method = method(frame);
            if (!method.isEmpty() && !isOfJdk(method)) {
                return method;
            }
        }
        return "";
    }

    private static boolean isOfJdk(String method) {
        return OF_JDK.stream().anyMatch(method::startsWith);
    }

    /* Without the position in the source and without the module or class loader. */
    private static String method(String frame) {
        int end = frame.indexOf('(');
        String method = end < 0 ? frame : frame.substring(0, end);
        int module = method.indexOf('/');
        return (module < 0 || method.startsWith("/0x", module) ? method : method.substring(module + 1)).strip();
    }
}
