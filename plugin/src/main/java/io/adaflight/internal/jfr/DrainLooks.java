package io.adaflight.internal.jfr;

import io.adaflight.events.DrainSampleEvent;
import io.adaflight.internal.collector.CollectedPipeline;
import io.adaflight.internal.looks.Allowance;
import io.adaflight.internal.looks.LookBudget;
import io.adaflight.internal.looks.StackTexts;
import io.adaflight.internal.time.NanoClock;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the drain threads of all pipelines: each period at those of pipelines that lose events, now and then at a few
 * of the others. For one thread at a time.
 */
final class DrainLooks {
    /** In calm times one period in so many is one of looks. */
    static final int CALM_PERIODS = 10;

    /** How many looks there are at most in a period at pipelines that lose nothing. */
    static final int CALM_LOOKS = 4;

    /** After this time the looks of a period end. */
    static final long LONGEST_NANOS = 2_000_000;

    private final List<PipelineLooks> pipelines = new ArrayList<>();
    private final NanoClock clock;
    private final DrainSampler sampler;
    private final Means calmMeans;
    private final Means losingMeans;
    private int period;
    private int firstLosing;
    private int nextCalm;

    DrainLooks(NanoClock clock, DrainSampler sampler) {
        long now = clock.nanos();
        this.clock = clock;
        this.sampler = sampler;
        this.calmMeans = new Means(new LookBudget(0.0005, 2_000_000, now), new Allowance(200, 16_384, now));
        this.losingMeans = new Means(new LookBudget(0.005, 5_000_000, now), new Allowance(2000, 262_144, now));
    }

    /**
     * What may be spent on looks.
     *
     * @param time of a processor: half a percent of it while events are lost, a tenth of that otherwise
     * @param bytes room in the recording: some megabytes an hour while events are lost, a tenth of that otherwise
     */
    private record Means(LookBudget time, Allowance bytes) {}

    void add(CollectedPipeline pipeline, PressureWatch pressure) {
        pipelines.add(new PipelineLooks(pipeline, pressure, clock.nanos()));
    }

    void remove(CollectedPipeline pipeline) {
        pipelines.removeIf(looks -> looks.areAt(pipeline));
    }

    void recordingBegan() {
        long now = clock.nanos();
        pipelines.forEach(pipeline -> pipeline.rebase(now));
    }

    void beginChunk() {
        sampler.beginChunk();
    }

    /** The looks of one period. */
    void look() {
        if (!new DrainSampleEvent().isEnabled()) {
            return;
        }
        long begin = clock.nanos();
        pipelines.forEach(pipeline -> pipeline.tick(begin));
        period = period + 1 < CALM_PERIODS ? period + 1 : 0;
        lookAtLosing(begin);
        if (period == 0) {
            lookAtCalm(begin);
        }
    }

    private void lookAtLosing(long begin) {
        int size = pipelines.size();
        firstLosing = following(firstLosing);
        for (int turn = 0; turn < size && isInTime(begin); turn++) {
            PipelineLooks pipeline = pipelines.get((firstLosing + turn) % size);
            if (pipeline.isLosing()) {
                look(pipeline, losingMeans, begin);
            }
        }
    }

    private void lookAtCalm(long begin) {
        int looks = 0;
        for (int turn = pipelines.size(); turn > 0 && looks < CALM_LOOKS && isInTime(begin); turn--) {
            nextCalm = following(nextCalm);
            PipelineLooks pipeline = pipelines.get(nextCalm);
            if (!pipeline.isLosing()) {
                looks += look(pipeline, calmMeans, begin);
            }
        }
    }

    private int following(int index) {
        return index + 1 < pipelines.size() ? index + 1 : 0;
    }

    private boolean isInTime(long begin) {
        return clock.nanos() - begin < LONGEST_NANOS;
    }

    private int look(PipelineLooks pipeline, Means means, long begin) {
        long now = clock.nanos();
        if (!means.bytes.isLeft(now)) {
            return 0;
        }
        List<DrainSampleEvent> samples = new ArrayList<>();
        for (int threads = pipeline.beginRound(); threads > 0 && isInTime(begin); threads--) {
            DrainSampleEvent sample = sampler.look(pipeline.name(), pipeline.next(), means.time.allowsStack(now));
            long after = clock.nanos();
            if (sample != null) {
                samples.add(sample);
                means.time.spend(sample.stack != StackTexts.NONE, after - now);
            }
            now = after;
        }
        record(samples, pipeline);
        means.bytes.spend((double) sampler.takeBytes());
        return samples.size();
    }

    private static void record(List<DrainSampleEvent> samples, PipelineLooks pipeline) {
        if (!samples.isEmpty()) {
            long nanos = pipeline.endRound(samples.size());
            for (DrainSampleEvent sample : samples) {
                sample.losing = pipeline.isLosing();
                sample.sinceLast = nanos;
                sample.commit();
            }
        }
    }
}
