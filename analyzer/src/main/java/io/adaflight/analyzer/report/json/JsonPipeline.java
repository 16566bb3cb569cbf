package io.adaflight.analyzer.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.adaflight.analyzer.analysis.result.EpisodeReport;
import io.adaflight.analyzer.analysis.result.Gauges;
import io.adaflight.analyzer.analysis.result.Outliers;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.ThreadReport;
import io.adaflight.analyzer.recording.event.Configuration;
import java.io.IOException;

/** One pipeline in JSON. */
final class JsonPipeline {
    private final JsonGenerator json;
    private final PipelineReport pipeline;
    private final int top;

    JsonPipeline(JsonGenerator json, PipelineReport pipeline, int top) {
        this.json = json;
        this.pipeline = pipeline;
        this.top = top;
    }

    void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("name", pipeline.name());
        json.writeNumberField("recording", pipeline.recording());
        JsonFields.totals(json, "totals", pipeline.counts(), pipeline.drain(), pipeline.drainCounted());
        gauges(pipeline.gauges());
        configuration();
        json.writeArrayFieldStart("drainThreads");
        for (String name : pipeline.drainThreads()) {
            json.writeString(name);
        }
        json.writeEndArray();
        JsonFields.swaps(json, pipeline.swaps().count(), pipeline.swaps().sinceStart());
        outliers("slowSwaps", pipeline.slowSwaps());
        outliers("blockedWrites", pipeline.blockedWrites());
        json.writeNumberField("threadCount", pipeline.threads().size());
        json.writeArrayFieldStart("threads");
        for (ThreadReport thread :
                pipeline.threads().subList(0, Math.min(top, pipeline.threads().size()))) {
            thread(thread);
        }
        json.writeEndArray();
        json.writeNumberField("episodeCount", pipeline.episodeCount());
        json.writeArrayFieldStart("episodes");
        for (EpisodeReport episode : pipeline.episodes()) {
            episode(episode);
        }
        json.writeEndArray();
        JsonCauses.write(json, pipeline.causes());
        JsonFindings.write(json, pipeline.findings());
        JsonTimeLine overTime = new JsonTimeLine(json);
        overTime.write(pipeline.timeLine());
        overTime.write(pipeline.heatMap(), top);
        json.writeEndObject();
    }

    private void gauges(Gauges gauges) throws IOException {
        json.writeObjectFieldStart("rates");
        json.writeNumberField("eventsPerSecond", gauges.eventsPerSecond());
        json.writeNumberField("bytesPerSecond", gauges.bytesPerSecond());
        json.writeNumberField("peakEventsPerSecond", gauges.peakEventRate());
        json.writeNumberField("peakDropsPerSecond", gauges.peakDropRate());
        json.writeNumberField("eventsPerSecond1Minute", gauges.averages().events1());
        json.writeNumberField("eventsPerSecond5Minutes", gauges.averages().events5());
        json.writeNumberField("eventsPerSecond15Minutes", gauges.averages().events15());
        json.writeNumberField("bytesPerSecond1Minute", gauges.averages().bytes1());
        json.writeNumberField("bytesPerSecond5Minutes", gauges.averages().bytes5());
        json.writeNumberField("bytesPerSecond15Minutes", gauges.averages().bytes15());
        json.writeEndObject();
        if (pipeline.drainCounted()) {
            json.writeNumberField("queueDepth", gauges.lastQueueDepth());
            json.writeNumberField("greatestQueueDepth", gauges.greatestQueueDepth());
        } else {
            json.writeNullField("queueDepth");
            json.writeNullField("greatestQueueDepth");
        }
        json.writeNumberField("liveThreads", gauges.liveThreads());
        json.writeNumberField("retiredThreads", gauges.retiredThreads());
    }

    private void configuration() throws IOException {
        Configuration setUp = pipeline.configuration();
        if (setUp == null) {
            json.writeNullField("configuration");
            return;
        }
        json.writeObjectFieldStart("configuration");
        json.writeStringField("version", setUp.version());
        JsonFields.time(json, "created", setUp.createdTimeNanos());
        json.writeBooleanField("drainCounted", setUp.drainCounted());
        json.writeNumberField("rings", setUp.rings());
        json.writeNumberField("ringBytes", setUp.ringBytes());
        json.writeStringField("dropPolicy", setUp.dropPolicy());
        json.writeNumberField("blockLimitNanos", setUp.blockLimitNanos());
        json.writeNumberField("pressureThreshold", setUp.pressureThreshold());
        json.writeNumberField("normalThreshold", setUp.normalThreshold());
        json.writeNumberField("recoveryNanos", setUp.recoveryNanos());
        json.writeNumberField("flushIntervalNanos", setUp.flushIntervalNanos());
        json.writeStringField("sink", setUp.sink());
        json.writeNumberField("collectionIntervalNanos", setUp.collectionIntervalNanos());
        json.writeNumberField("rateWindowNanos", setUp.rateWindowNanos());
        json.writeNumberField("maximumRows", setUp.maximumRows());
        json.writeEndObject();
    }

    private void outliers(String name, Outliers outliers) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", outliers.count());
        json.writeNumberField("totalNanos", outliers.totalNanos());
        Outliers.Spell longest = outliers.longest();
        if (longest != null) {
            json.writeNumberField("longestNanos", longest.durationNanos());
            json.writeStringField("longestThread", longest.thread());
            JsonFields.time(json, "longestEnd", longest.endNanos());
        }
        json.writeArrayFieldStart("longest");
        for (Outliers.Spell spell : outliers.kept()) {
            json.writeStartObject();
            json.writeStringField("thread", spell.thread());
            JsonFields.time(json, "start", spell.startNanos());
            JsonFields.time(json, "end", spell.endNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void thread(ThreadReport thread) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", thread.name());
        json.writeNumberField("id", thread.id());
        json.writeStringField("kind", thread.kind().name());
        json.writeBooleanField("virtual", thread.kind() == ThreadReport.Kind.VIRTUAL);
        json.writeBooleanField("terminated", thread.terminated());
        if (thread.registeredNanos() > 0) {
            JsonFields.time(json, "registered", thread.registeredNanos());
        }
        JsonFields.counts(json, thread.counts());
        json.writeNumberField("shareOfLoss", thread.shareOfLoss());
        json.writeNumberField("eventsPerSecond", thread.eventsPerSecond());
        json.writeNumberField("bytesPerSecond", thread.bytesPerSecond());
        json.writeNumberField("peakEventsPerSecond", thread.peakEventRate());
        json.writeStringField("state", thread.state());
        json.writeObjectFieldStart("states");
        JsonFields.states(json, thread.states());
        json.writeEndObject();
        json.writeNumberField("blockedWrites", thread.blockedWrites());
        json.writeNumberField("blockedNanos", thread.blockedNanos());
        JsonFields.pressure(json, thread.pressure());
        json.writeNumberField("greatestQueueDepth", thread.greatestQueueDepth());
        json.writeNumberField("ringsInRotation", thread.ringsInRotation());
        JsonFields.swaps(json, thread.swaps().count(), thread.swaps().sinceStart());
        json.writeEndObject();
    }

    private void episode(EpisodeReport episode) throws IOException {
        json.writeStartObject();
        json.writeStringField("thread", episode.thread());
        json.writeNumberField("threadId", episode.threadId());
        JsonFields.time(json, "start", episode.startNanos());
        JsonFields.time(json, "end", episode.endNanos());
        json.writeNumberField("durationNanos", episode.endNanos() - episode.startNanos());
        json.writeBooleanField("open", episode.open());
        json.writeBooleanField("cut", episode.cut());
        json.writeBooleanField("estimated", episode.open());
        json.writeStringField("worstState", episode.worstState());
        json.writeNumberField("eventsDropped", episode.lost().dropped());
        json.writeNumberField("eventsEvicted", episode.lost().evicted());
        json.writeNumberField("eventsRejected", episode.lost().rejected());
        json.writeNumberField("bytesDropped", episode.lost().bytesDropped());
        json.writeNumberField("blockedNanos", episode.blockedNanos());
        JsonFields.states(json, episode.states());
        json.writeNumberField("moves", episode.moves());
        json.writeEndObject();
    }
}
