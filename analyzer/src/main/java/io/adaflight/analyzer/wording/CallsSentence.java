package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.result.Instrumentation.CountedMethod;
import java.util.Map;

/** What the number of calls of a method means, in words. */
public final class CallsSentence {
    /** What none of these counts can say. */
    public static final String LIMITS =
            "The JDK counted calls only: it tells no thread, no cause, and not which appender, pool or ring it was";

    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor$";
    private static final String LOG4J = "org.apache.logging.log4j.core.";
    private static final String FULL = "events that found a ring of Log4j full";
    private static final String CLAIMS = "claims of room in a ring that wait while it is full";
    private static final String TRIES = "claims of room in a ring that do not wait, refused ones included";
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry(POOL + "AbortPolicy.rejectedExecution", "tasks rejected with an exception"),
            Map.entry(POOL + "DiscardPolicy.rejectedExecution", "tasks rejected silently"),
            Map.entry(
                    POOL + "DiscardOldestPolicy.rejectedExecution",
                    "tasks that found a pool full; each evicts the oldest one unless the pool is shut down"),
            Map.entry(
                    POOL + "CallerRunsPolicy.rejectedExecution",
                    "tasks that found a pool full; their caller runs them unless the pool is shut down"),
            Map.entry(
                    "ch.qos.logback.core.AsyncAppenderBase.append",
                    "events offered to Logback's asynchronous appenders"),
            Map.entry(
                    "ch.qos.logback.core.AsyncAppenderBase.put",
                    "those of them that were not discarded by the threshold; with neverBlock a full queue may still"
                            + " refuse them"),
            Map.entry(LOG4J + "async.AsyncLoggerDisruptor.getEventRoute", FULL),
            Map.entry(LOG4J + "async.AsyncLoggerConfigDisruptor.getEventRoute", FULL),
            Map.entry(
                    LOG4J + "async.DiscardingAsyncQueueFullPolicy.getRoute",
                    "events that found a queue of Log4j full under the Discard policy; it discards those at its"
                            + " threshold and below"),
            Map.entry(LOG4J + "appender.AsyncAppender.append", "events offered to Log4j's asynchronous appenders"),
            Map.entry("com.lmax.disruptor.MultiProducerSequencer.next", CLAIMS),
            Map.entry("com.lmax.disruptor.SingleProducerSequencer.next", CLAIMS),
            Map.entry("com.lmax.disruptor.MultiProducerSequencer.tryNext", TRIES),
            Map.entry("com.lmax.disruptor.SingleProducerSequencer.tryNext", TRIES),
            Map.entry(
                    "io.opentelemetry.sdk.trace.export.BatchSpanProcessor$Worker.addSpan",
                    "spans offered to OpenTelemetry's batch processors"));

    private CallsSentence() {}

    /** What the calls of a method mean; empty when unknown. */
    public static String meaning(CountedMethod method) {
        return MEANINGS.getOrDefault(method.method(), "");
    }
}
