package io.adaflight.soak;

import io.adaflight.AdaFlight;
import io.adaflight.Snapshot;
import io.adaflight.internal.time.NanoClock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a workload counted for itself in one pipeline, from its own calls and from what its sink was given, once the
 * pipeline is closed.
 *
 * @param pipeline the name
 * @param written events that a write accepted
 * @param bytesWritten their bytes
 * @param rejected events that a write refused
 * @param bytesRejected their bytes
 * @param filtered events left out
 * @param drained events that the sink was given
 * @param bytesDrained their bytes
 * @param failed events at which the sink threw
 */
public record Tally(
        String pipeline,
        long written,
        long bytesWritten,
        long rejected,
        long bytesRejected,
        long filtered,
        long drained,
        long bytesDrained,
        long failed) {
    /** Accepted events that did not reach the sink: all that did not, once the pipeline is closed. */
    long evicted() {
        return written - drained;
    }

    /** Compares with a new snapshot; after the close. */
    public void compareWithSnapshot(Verdict verdict) {
        Snapshot snapshot = snapshotOfNow(pipeline);
        Map<String, Long> counted = new LinkedHashMap<>();
        counted.put("written", snapshot.totals().eventsWritten());
        counted.put("bytesWritten", snapshot.totals().bytesWritten());
        counted.put("rejected", snapshot.totals().eventsRejected());
        counted.put("evicted", snapshot.totals().eventsEvicted());
        counted.put("bytesDropped", snapshot.totals().bytesDropped());
        counted.put("filtered", snapshot.totals().eventsFiltered());
        counted.put("drained", snapshot.eventsDrained());
        counted.put("failed", snapshot.eventsFailed());
        byField().forEach((field, expected) -> {
            String what = pipeline + ": " + field + " of the snapshot";
            verdict.expectEqual(what, expected, counted.getOrDefault(field, 0L));
        });
        verdict.expectEqual(pipeline + ": bytes drained", bytesDrained, snapshot.bytesDrained());
    }

    /** Compares with a recording that began before the first event and ended after the close. */
    public void compareWithRecording(RecordedSums recorded, Verdict verdict) {
        byField().forEach((field, expected) -> {
            verdict.expectEqual(
                    pipeline + ": sum of " + field + " in the recording",
                    expected,
                    recorded.pipelineSum(pipeline, field));
            verdict.expectEqual(
                    pipeline + ": last total of " + field + " in the recording",
                    expected,
                    recorded.pipelineTotal(pipeline, field));
        });
    }

    /** A snapshot that was not begun before this call. */
    private static Snapshot snapshotOfNow(String pipeline) {
        long now = NanoClock.SYSTEM.nanos();
        Snapshot snapshot = AdaFlight.metrics(pipeline).snapshot();
        while (snapshot.nanos() - now < 0) {
            Thread.onSpinWait();
            snapshot = AdaFlight.metrics(pipeline).snapshot();
        }
        return snapshot;
    }

    private Map<String, Long> byField() {
        Map<String, Long> fields = new LinkedHashMap<>();
        fields.put("written", written);
        fields.put("bytesWritten", bytesWritten);
        fields.put("rejected", rejected);
        fields.put("evicted", evicted());
        fields.put("bytesDropped", bytesRejected + bytesWritten - bytesDrained);
        fields.put("filtered", filtered);
        fields.put("drained", drained);
        fields.put("failed", failed);
        return fields;
    }
}
