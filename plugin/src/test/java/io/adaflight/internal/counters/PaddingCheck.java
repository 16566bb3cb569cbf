package io.adaflight.internal.counters;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.vm.VM;

/**
 * Measures where the running JVM puts the counters. Wherever two objects come to lie, and however close: what one thread
 * writes in one of them must begin 128 bytes from where another thread writes in the other, its header included.
 */
final class PaddingCheck {
    /** Two cache lines, since processors fetch them in pairs. */
    static final long APART = 128;

    /** What the front padding keeps between the counters and the fields that are set once. */
    static final long LEAST_PADDING = 104;

    private PaddingCheck() {}

    /** For another JVM: prints the distances; exit code 1 when one is too short. */
    public static void main(String[] arguments) {
        List<String> faults = new ArrayList<>();
        for (Distances distances : all()) {
            System.out.println(distances);
            faults.addAll(distances.faults());
        }
        faults.forEach(System.out::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    static List<Distances> all() {
        return List.of(
                distances(ThreadCounters.class, "ThreadCounterFields"),
                distances(DrainCounters.class, "DrainCounterFields"));
    }

    private static Distances distances(Class<?> type, String counters) {
        ClassLayout layout = ClassLayout.parseClass(type);
        long first = Long.MAX_VALUE;
        long end = 0;
        int count = 0;
        for (FieldLayout field : layout.fields()) {
            if (field.classShortName().equals(counters)) {
                first = Math.min(first, field.offset());
                end = Math.max(end, field.offset() + field.size());
                count++;
            }
        }
        long written = VM.current().objectHeaderSize();
        for (FieldLayout field : layout.fields()) {
            boolean padding = field.typeClass().equals("byte");
            if (!padding && field.offset() < first) {
                written = Math.max(written, field.offset() + field.size());
            }
        }
        return new Distances(type.getSimpleName(), count, written, first, end, layout.instanceSize());
    }

    /**
     * What was measured, in bytes.
     *
     * @param counters how many counters there are
     * @param contextEnd where header and other fields end
     * @param first where the first counter begins
     * @param end where the last counter ends
     * @param size of the object
     */
    record Distances(String type, int counters, long contextEnd, long first, long end, long size) {
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            check(faults, "from the fields in front", first - contextEnd, LEAST_PADDING);
            check(faults, "from the end of the object in front", first, APART);
            check(faults, "from the last counter to the header behind", size - (end - Long.BYTES), APART);
            if (end - first != 8L * counters) {
                faults.add(type + ": something stands between the counters");
            }
            return faults;
        }

        private void check(List<String> faults, String what, long bytes, long least) {
            if (bytes < least) {
                faults.add(type + ": " + what + " " + bytes + " bytes, expected " + least);
            }
        }
    }
}
