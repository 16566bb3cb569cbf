package io.adaflight.scenario;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the time of one drain thread went and how many events it took, in slices of time. One thread at a time. */
final class SliceTimes {
    private static final long SLICE_NANOS = 20_000_000;

    private final Map<Long, Slice> slices = new TreeMap<>();

    private static final class Slice {
        final Map<Part, Long> nanos = new EnumMap<>(Part.class);
        long events;
    }

    /** Spreads a part of a time over it. */
    void add(Part part, long nanos, long from, long to) {
        long length = Math.max(1, to - from);
        for (long index = from / SLICE_NANOS; index <= to / SLICE_NANOS; index++) {
            long begin = Math.max(from, index * SLICE_NANOS);
            long end = Math.min(to, (index + 1) * SLICE_NANOS);
            long share = to == from ? nanos : Math.round((double) nanos * (end - begin) / length);
            slice(index).nanos.merge(part, share, Long::sum);
        }
    }

    void event(long time) {
        slice(time / SLICE_NANOS).events++;
    }

    private Slice slice(long index) {
        return slices.computeIfAbsent(index, key -> new Slice());
    }

    /** Nanoseconds of a part in the slices whose middle lies in the spans. */
    long nanos(List<long[]> spans, Part part) {
        return slices.entrySet().stream()
                .filter(slice -> isIn(spans, slice.getKey()))
                .mapToLong(slice -> slice.getValue().nanos.getOrDefault(part, 0L))
                .sum();
    }

    /** Events taken in these slices. */
    long events(List<long[]> spans) {
        return slices.entrySet().stream()
                .filter(slice -> isIn(spans, slice.getKey()))
                .mapToLong(slice -> slice.getValue().events)
                .sum();
    }

    private static boolean isIn(List<long[]> spans, long index) {
        long middle = index * SLICE_NANOS + SLICE_NANOS / 2;
        return spans.stream().anyMatch(span -> middle >= span[0] && middle <= span[1]);
    }
}
