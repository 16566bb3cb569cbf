package io.adaflight.analyzer.analysis.causes.evidence;

import java.util.List;
import java.util.function.ToLongFunction;

/** Binary search in lists in time order. */
public final class TimeSearch {
    private TimeSearch() {}

    /** The index of the first element after a moment; the size when there is none. */
    public static <T> int firstAfter(List<T> ordered, ToLongFunction<T> time, long nanos) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsLong(ordered.get(middle)) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
