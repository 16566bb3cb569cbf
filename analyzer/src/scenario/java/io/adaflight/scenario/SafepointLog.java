package io.adaflight.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the JVM says that it was stopped. */
final class SafepointLog {
    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns\\].*Safepoint \"(\\w+)\".*Total: +(\\d+) ns");
    private static final Pattern COLLECTION = Pattern.compile("Collect|SystemGC|G1|Parallel|Serial");
    private static final long SHORTEST_NANOS = 500_000;

    private SafepointLog() {}

    /** The option that writes it. */
    static String option(Path file) {
        return "-Xlog:safepoint:file=" + file + ":timenanos:filecount=0";
    }

    /** The sums of the stops while events were lost, without the shortest ones. */
    static Map<Part, Long> read(Path file, Measured measured) throws IOException {
        Map<Part, Long> stopped = new EnumMap<>(Part.class);
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find() && Long.parseLong(matcher.group(3)) >= SHORTEST_NANOS) {
                long end = Long.parseLong(matcher.group(1));
                String operation = matcher.group(2);
                boolean collection = COLLECTION.matcher(operation).find() && !operation.contains("Inspection");
                stopped.merge(
                        collection ? Part.COLLECTION : Part.SAFEPOINT,
                        measured.overlap(end - Long.parseLong(matcher.group(3)), end),
                        Long::sum);
            }
        }
        return stopped;
    }
}
