package io.adaflight.internal.jfr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Says how many bytes of a recording a thread's row takes, beside an event of eight longs: by how much the file of a
 * recording grows with more of them, so that its metadata do not count.
 */
public final class RowBytes {
    private static final int THREADS = 1000;
    private static final int COLLECTIONS = 200;

    private RowBytes() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.printf("JDK %s%n", Runtime.version());
        System.out.printf("bytes a row: %.1f%n", bytesEach(Emission::recordThreads));
        System.out.printf("bytes an event of eight longs: %.1f%n", bytesEach(Emission::recordEightLongs));
    }

    private static double bytesEach(Consumer<Emission> step) throws IOException, InterruptedException {
        long few = fileBytes(step, COLLECTIONS);
        long many = fileBytes(step, 2 * COLLECTIONS);
        return (double) (many - few) / COLLECTIONS / THREADS;
    }

    private static long fileBytes(Consumer<Emission> step, int collections) throws IOException, InterruptedException {
        Path file = Files.createTempFile("adaflight-row-bytes", ".jfr");
        Emission emission = new Emission(THREADS, true);
        try {
            for (int collection = 0; collection < collections; collection++) {
                emission.write();
                step.accept(emission);
            }
            emission.recording().stop();
            emission.recording().dump(file);
            return Files.size(file);
        } finally {
            emission.end();
            Files.delete(file);
        }
    }
}
