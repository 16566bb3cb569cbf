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
 * once; the others are copies that began microseconds later on another host. Every hundredth is cut, every hundredth has no
 * events of AdaFlight.
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
     * @param arguments the folder, which is made; how many small recordings; how many large ones; a large recording to copy, or
     *     nothing for none
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int small = Integer.parseInt(arguments[1]);
        Path work = Files.createTempDirectory("fleet-");
        List<byte[]> versions = new ArrayList<>();
        for (String version : VERSIONS) {
            versions.add(Files.readAllBytes(record(version, version.equals(FAULTY) ? "faulty" : "sound", true, work)));
        }
        byte[] foreign = Files.readAllBytes(record("2.0.0", "sound", false, work));
        for (int index = 0; index < small; index++) {
            byte[] source = index % EVERY == EVERY - 1 ? foreign : versions.get(index % versions.size());
            byte[] copy = copy(source, index);
            boolean cut = index % EVERY == EVERY / 2;
            Files.write(
                    folder.resolve(String.format(Locale.ROOT, "node-%05d.jfr", index)),
                    cut ? Arrays.copyOf(copy, copy.length / 2) : copy);
        }
        for (int index = 0; index < Integer.parseInt(arguments[2]); index++) {
            Files.write(
                    folder.resolve(String.format(Locale.ROOT, "large-%05d.jfr", index)),
                    copy(Files.readAllBytes(Path.of(arguments[3])), index));
        }
    }

    private static Path record(String version, String kind, boolean ours, Path work)
            throws IOException, InterruptedException {
        Path settings = work.resolve("adaflight.jfc");
        try (InputStream in = Objects.requireNonNull(
                FleetOfRecordings.class.getResourceAsStream("/io/adaflight/events/adaflight.jfc"))) {
            Files.copy(in, settings, StandardCopyOption.REPLACE_EXISTING);
        }
        Path file = work.resolve(version + "-" + kind + "-" + ours + ".jfr");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:StartFlightRecording:settings=" + (ours ? settings : "default") + ",filename=" + file,
                        "-Dotel.service.name=orders",
                        "-Dotel.resource.attributes=service.version=" + version + ",host.name=" + HOST,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ours ? FleetService.class.getName() : Nothing.class.getName(),
                        kind)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("version " + version + " ended with exit code " + process.exitValue());
        }
        return file;
    }

    /* The start of each chunk tells a recording from others, and the host stands in it as text of one length. */
    private static byte[] copy(byte[] recording, int index) {
        byte[] copy = recording.clone();
        ByteBuffer buffer = ByteBuffer.wrap(copy);
        for (int chunk = 0; chunk < copy.length; chunk += (int) buffer.getLong(chunk + SIZE)) {
            buffer.putLong(chunk + START, buffer.getLong(chunk + START) + index * SHIFT_NANOS);
        }
        byte[] host = HOST.getBytes(StandardCharsets.US_ASCII);
        byte[] other = String.format(Locale.ROOT, "node-%05d", index).getBytes(StandardCharsets.US_ASCII);
        for (int place = 0; place + host.length <= copy.length; place++) {
            if (Arrays.equals(copy, place, place + host.length, host, 0, host.length)) {
                System.arraycopy(other, 0, copy, place, other.length);
            }
        }
        return copy;
    }
}
