package io.adaflight.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.consumer.EventStream;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ParserExtensionRegistry;
import org.openjdk.jmc.flightrecorder.parser.filter.FilterExtension;
import org.openjdk.jmc.flightrecorder.parser.filter.OnLoadFilters;

/** Reads a recording as others do and prints how many events it got, to be compared with the analyzer as a whole command. */
public final class OtherReaders {
    /** The event types that the analyzer reads. */
    private static final Set<String> EVENTS = Set.of(
            "adaflight.ThreadSnapshot",
            "adaflight.PipelineSnapshot",
            "adaflight.SwapStatistics",
            "adaflight.ThreadInfo",
            "adaflight.DrainThread",
            "adaflight.PipelineConfiguration",
            "adaflight.RingSwap",
            "adaflight.BackPressure",
            "adaflight.BackPressureChange",
            "adaflight.WriteBlocked",
            "adaflight.Collection",
            "jdk.DataLoss",
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.ZAllocationStall",
            "jdk.GCPhasePause",
            "jdk.SafepointBegin",
            "jdk.ExecuteVMOperation",
            "jdk.ExecutionSample",
            "jdk.NativeMethodSample",
            "jdk.CPULoad",
            "jdk.ThreadCPULoad",
            "jdk.ContainerCPUThrottling",
            "jdk.ContainerConfiguration",
            "jdk.CPUInformation",
            "jdk.ActiveSetting");

    private static final Logger PARSER = Logger.getLogger("org.openjdk.jmc");

    private OtherReaders() {}

    /**
     * Reads a recording.
     *
     * @param arguments the way: {@code full} and {@code filtered} by the loader of JDK Mission Control, {@code stream} by the
     *     JDK's event stream; and the file
     */
    public static void main(String[] arguments) throws Exception {
        PARSER.setLevel(Level.OFF);
        switch (arguments[0]) {
            case "full" -> count(JfrLoaderToolkit.loadEvents(new File(arguments[1])));
            case "filtered" -> count(filtered(new File(arguments[1])));
            case "stream" -> stream(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0] + ": expected full, filtered or stream");
        }
    }

    private static IItemCollection filtered(File file) throws Exception {
        List<IParserExtension> extensions = new ArrayList<>();
        extensions.add(new FilterExtension(OnLoadFilters.includeEvents(EVENTS)));
        extensions.addAll(ParserExtensionRegistry.getParserExtensions());
        return JfrLoaderToolkit.loadEvents(List.of(file), extensions);
    }

    private static void count(IItemCollection items) {
        System.out.println(
                items.stream().mapToLong(iterable -> iterable.getItemCount()).sum());
    }

    private static void stream(Path file) throws Exception {
        AtomicLong events = new AtomicLong();
        try (EventStream stream = EventStream.openFile(file)) {
            EVENTS.forEach(name -> stream.onEvent(name, event -> events.incrementAndGet()));
            stream.start();
        }
        System.out.println(events);
    }
}
