package io.adaflight.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The heap that is in use after a collection, sampled over a run. For one thread. */
public final class LiveHeap {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MEBIBYTE = 1 << 20;

    private final List<Long> samples = new ArrayList<>();

    /** Collects all garbage; gives the bytes that are left, and keeps them as a sample. */
    long sample() {
        long bytes = bytesAfterCollection();
        samples.add(bytes);
        return bytes;
    }

    /** Collects all garbage and gives the bytes that are left. */
    public static long bytesAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    /** What the operating system counts for this process, in MiB; 0 where it does not say. */
    static long residentMebibytes() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    static double mebibytes(long bytes) {
        return bytes / MEBIBYTE;
    }

    /** The heap must not have grown from the second fifth of the run, when all is warm, to the last one. */
    void judge(long mostGrowthBytes, Verdict verdict) {
        judge(samples, mostGrowthBytes, verdict);
    }

    static void judge(List<Long> samples, long mostGrowthBytes, Verdict verdict) {
        int fifth = samples.size() / 5;
        if (fifth == 0) {
            verdict.fault("%d samples of the heap, expected at least 5", samples.size());
            return;
        }
        long early = median(samples.subList(fifth, 2 * fifth));
        long late = median(samples.subList(samples.size() - fifth, samples.size()));
        verdict.figure("heap after GC %.2f MiB early, %.2f MiB late", mebibytes(early), mebibytes(late));
        if (late - early > mostGrowthBytes) {
            verdict.fault("the heap grew by %,d bytes, at most %,d are allowed", late - early, mostGrowthBytes);
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
