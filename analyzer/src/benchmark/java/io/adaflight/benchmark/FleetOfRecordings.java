package io.adaflight.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Makes the recordings of a fleet: three versions of a service; in version 2.1.0 the sink sleeps. Each version is recorded
 * once small and once large; the others are copies that began microseconds later on another host. Of the small ones every
 * hundredth is cut, and every hundredth has no events of AdaFlight; of the large ones the last is cut.
 */
public final class FleetOfRecordings {
    private static final List<String> VERSIONS = List.of("2.0.0", "2.1.0", "2.2.0");
    private static final String FAULTY = "2.1.0";
    private static final String HOST = "node-00000";
    private static final int SIZE = 8;
    private static final int START = 32;

    /* Moments that events name are not moved, so that the copy must not begin much later. */
    private static final long SHIFT_NANOS = 1_000L;
    private static final int EVERY = 100;

    private FleetOfRecordings() {}

    /**
     * Makes a fleet.
     *
     * @param arguments the folder, which is made; how many small recordings; how many large ones; the megabytes of a large one
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int small = Integer.parseInt(arguments[1]);
        int large = Integer.parseInt(arguments[2]);
        Path work = Files.createTempDirectory("fleet-");
        if (small > 0) {
            writeSmall(small, folder, work);
        }
        if (large > 0) {
            writeLarge(large, arguments[3], folder, work);
        }
    }

    private static void writeSmall(int count, Path folder, Path work) throws IOException, InterruptedException {
        Path settings = work.resolve("adaflight.jfc");
        try (InputStream in = Objects.requireNonNull(
                FleetOfRecordings.class.getResourceAsStream("/io/adaflight/events/adaflight.jfc"))) {
            Files.copy(in, settings, StandardCopyOption.REPLACE_EXISTING);
        }
        List<Original> versions = new ArrayList<>();
        for (String version : VERSIONS) {
            versions.add(recordedFromOutside(version, settings.toString(), FleetService.class, work));
        }
        Original foreign = recordedFromOutside("2.0.0", "default", Nothing.class, work);
        for (int index = 0; index < count; index++) {
            Original original = index % EVERY == EVERY - 1 ? foreign : versions.get(index % versions.size());
            write(original.copy(index), index % EVERY == EVERY / 2, folder.resolve(node(index) + ".jfr"));
        }
    }

    private static Original recordedFromOutside(String version, String settings, Class<?> program, Path work)
            throws IOException, InterruptedException {
        Path file = work.resolve(version + "-" + program.getSimpleName() + ".jfr");
        run(
                version,
                List.of("-XX:StartFlightRecording:settings=" + settings + ",filename=" + file),
                program,
                List.of(kind(version)));
        return Original.of(file);
    }

    private static void writeLarge(int count, String megabytes, Path folder, Path work)
            throws IOException, InterruptedException {
        List<Original> versions = new ArrayList<>();
        for (String version : VERSIONS) {
            Path file = work.resolve(version + "-large.jfr");
            run(version, List.of(), LargeRecording.class, List.of(file.toString(), megabytes, kind(version)));
            versions.add(Original.of(file));
        }
        for (int index = 0; index < count; index++) {
            byte[] copy = versions.get(index % versions.size()).copy(index);
            write(copy, index == count - 1, folder.resolve("large-" + node(index) + ".jfr"));
        }
    }

    private static void write(byte[] recording, boolean cut, Path file) throws IOException {
        Files.write(file, cut ? Arrays.copyOf(recording, recording.length / 2) : recording);
    }

    private static String kind(String version) {
        return version.equals(FAULTY) ? "faulty" : "sound";
    }

    private static String node(int index) {
        return String.format(Locale.ROOT, "node-%05d", index);
    }

    private static void run(String version, List<String> options, Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Dotel.service.name=orders",
                "-Dotel.resource.attributes=service.version=" + version + ",host.name=" + HOST,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("version " + version + " ended with exit code " + process.exitValue());
        }
    }

    /* A recording to copy, and where the name of its host stands in it, which is a text of one length. */
    private static final class Original {
        private final byte[] bytes;
        private final List<Integer> hosts = new ArrayList<>();

        private Original(byte[] bytes) {
            this.bytes = bytes;
        }

        static Original of(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            byte[] host = HOST.getBytes(StandardCharsets.US_ASCII);
            Original original = new Original(bytes);
            for (int place = 0; place + host.length <= bytes.length; place++) {
                if (bytes[place] == host[0] && Arrays.equals(bytes, place, place + host.length, host, 0, host.length)) {
                    original.hosts.add(place);
                }
            }
            return original;
        }

        /* The start of each chunk tells a recording from others. */
        byte[] copy(int index) {
            byte[] copy = bytes.clone();
            ByteBuffer buffer = ByteBuffer.wrap(copy);
            for (int chunk = 0; chunk < copy.length; chunk += (int) buffer.getLong(chunk + SIZE)) {
                buffer.putLong(chunk + START, buffer.getLong(chunk + START) + index * SHIFT_NANOS);
            }
            byte[] host = node(index).getBytes(StandardCharsets.US_ASCII);
            for (int place : hosts) {
                System.arraycopy(host, 0, copy, place, host.length);
            }
            return copy;
        }
    }
}
