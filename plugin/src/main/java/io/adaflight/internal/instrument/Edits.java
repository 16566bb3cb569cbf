package io.adaflight.internal.instrument;

import static io.adaflight.internal.instrument.Step.duplicate;
import static io.adaflight.internal.instrument.Step.field;
import static io.adaflight.internal.instrument.Step.interfaceMethod;
import static io.adaflight.internal.instrument.Step.local;
import static io.adaflight.internal.instrument.Step.localInt;
import static io.adaflight.internal.instrument.Step.method;
import static io.adaflight.internal.instrument.Step.self;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is inserted where, for each library. */
final class Edits {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String STRING = "Ljava/lang/String;";
    private static final String POOL = "Ljava/util/concurrent/ThreadPoolExecutor;";
    private static final String QUEUE = "Ljava/util/concurrent/BlockingQueue;";
    private static final String NAMED = "(" + OBJECT + STRING + ")V";
    private static final String NAMED_RESULT = "(Z" + OBJECT + STRING + ")V";

    private Edits() {}

    /** The edits of some libraries. */
    static List<ClassEdit> of(Set<Library> libraries) {
        List<ClassEdit> edits = new ArrayList<>();
        for (Library library : libraries) {
            switch (library) {
                case EXECUTORS -> executors(edits);
                case LOGBACK -> logback(edits);
                case LOG4J2 -> Log4jEdits.addTo(edits);
                case DISRUPTOR -> disruptor(edits);
                case OPENTELEMETRY -> openTelemetry(edits);
            }
        }
        return edits;
    }

    private static void executors(List<ClassEdit> edits) {
        String pool = "java/util/concurrent/ThreadPoolExecutor";
        String bridge = "PoolCalls";
        String result = "(Z" + POOL + ")V";
        String toHandler = "(" + POOL + "Ljava/util/concurrent/RejectedExecutionHandler;)V";
        Step handler = field(pool, "handler", "Ljava/util/concurrent/RejectedExecutionHandler;");
        Step firstTask = field(pool + "$Worker", "firstTask", "Ljava/lang/Runnable;");
        edits.add(new ClassEdit(Library.EXECUTORS, pool, bridge)
                .after("execute", "addWorker", 3, "accepted", result, duplicate(), self())
                .only(1)
                .after("execute", "addWorker", 3, "accepted", result, duplicate(), self())
                .only(3)
                .after("execute", "offer", 1, "accepted", result, duplicate(), self())
                .before("execute", "reject", 2, "recalled", toHandler, self(), self(), handler)
                .only(1)
                .before("execute", "reject", 2, "rejected", toHandler, self(), self(), handler)
                .only(2)
                .entry("runWorker", 1, "started", "(" + POOL + OBJECT + ")V", self(), local(1), firstTask)
                .insteadOf(
                        "getTask",
                        "poll",
                        1,
                        "poll",
                        "(" + QUEUE + "JLjava/util/concurrent/TimeUnit;" + POOL + ")" + OBJECT,
                        self())
                .insteadOf("getTask", "take", 1, "take", "(" + QUEUE + POOL + ")" + OBJECT, self())
                .returns("getTask", "", 3, "taken", "(" + OBJECT + POOL + ")V", duplicate(), self())
                .only(3)
                .after("remove", "java/util/concurrent/BlockingQueue.remove", 1, "removed", result, duplicate(), self())
                .after(
                        "shutdownNow",
                        "drainQueue",
                        1,
                        "givenBack",
                        "(Ljava/util/Collection;" + POOL + ")V",
                        duplicate(),
                        self()));
        edits.add(new ClassEdit(Library.EXECUTORS, pool + "$DiscardOldestPolicy", bridge)
                .after("rejectedExecution", "isShutdown", 1, "lookedForShutdown", result, duplicate(), local(2))
                .after("rejectedExecution", "poll", 1, "evicted", "(" + OBJECT + POOL + ")V", duplicate(), local(2)));
        edits.add(new ClassEdit(Library.EXECUTORS, pool + "$CallerRunsPolicy", bridge)
                .after("rejectedExecution", "isShutdown", 1, "lookedForShutdown", result, duplicate(), local(2))
                .insteadOf(
                        "rejectedExecution", "run", 1, "runInCaller", "(Ljava/lang/Runnable;" + POOL + ")V", local(2)));
    }

    private static void logback(List<ClassEdit> edits) {
        String appender = "ch/qos/logback/core/AsyncAppenderBase";
        String worker = appender + "$Worker";
        String bridge = "LogbackCalls";
        Step name = method(appender, "getName", "()" + STRING);
        Step outer = field(worker, "this$0", "L" + appender + ";");
        edits.add(new ClassEdit(Library.LOGBACK, appender, bridge)
                .returns("append", "put", 1, "discarded", NAMED, self(), self(), name)
                .after("put", "offer", 1, "offered", NAMED_RESULT, duplicate(), self(), self(), name)
                .insteadOf(
                        "putUninterruptibly",
                        "put",
                        1,
                        "put",
                        "(" + QUEUE + OBJECT + OBJECT + STRING + ")V",
                        self(),
                        self(),
                        name));
        edits.add(new ClassEdit(Library.LOGBACK, worker, bridge)
                .before(
                        "run",
                        "take",
                        1,
                        "takes",
                        "(" + QUEUE + OBJECT + STRING + ")V",
                        duplicate(),
                        self(),
                        outer,
                        self(),
                        outer,
                        name)
                .after("run", "take", 1, "taken", NAMED, self(), outer, self(), outer, name)
                .before("run", "appendLoopOnAppenders", 2, "drained", NAMED, self(), outer, self(), outer, name));
    }

    private static void disruptor(List<ClassEdit> edits) {
        String home = "com/lmax/disruptor/";
        String ring = home + "RingBufferFields";
        String processor = home + "BatchEventProcessor";
        String bridge = "RingCalls";
        String counted = "(" + OBJECT + "I)V";
        edits.add(new ClassEdit(Library.DISRUPTOR, ring, bridge)
                .returns(
                        "<init>",
                        "",
                        1,
                        "created",
                        "(" + OBJECT + OBJECT + "[" + OBJECT + ")V",
                        self(),
                        self(),
                        field(ring, "sequencer", "L" + home + "Sequencer;"),
                        self(),
                        field(ring, "entries", "[" + OBJECT)));
        for (String sequencer : List.of("MultiProducerSequencer", "SingleProducerSequencer")) {
            edits.add(new ClassEdit(Library.DISRUPTOR, home + sequencer, bridge)
                    .before("next(I)J", "parkNanos", 1, "waits", "(" + OBJECT + ")V", self())
                    .returns("next(I)J", "", 1, "claimed", counted, self(), localInt(1))
                    .returns("tryNext(I)J", "", 1, "claimed", counted, self(), localInt(1))
                    .throwing("tryNext(I)J", 2, "refused", counted, self(), localInt(1))
                    .only(2));
        }
        edits.add(new ClassEdit(Library.DISRUPTOR, processor, bridge)
                .entry(
                        "processEvents",
                        1,
                        "processes",
                        "(" + OBJECT + ")V",
                        self(),
                        field(processor, "dataProvider", "L" + home + "DataProvider;"))
                .before(
                        "processEvents",
                        "waitFor",
                        1,
                        "takes",
                        "(JJ)V",
                        self(),
                        field(processor, "sequenceBarrier", "L" + home + "SequenceBarrier;"),
                        interfaceMethod(home + "SequenceBarrier", "getCursor", "()J"),
                        self(),
                        field(processor, "sequence", "L" + home + "Sequence;"),
                        method(home + "Sequence", "get", "()J"))
                .after("processEvents", "waitFor", 1, "taken", "()V")
                .before("processEvents", "onEvent", 1, "drained", "()V"));
    }

    private static void openTelemetry(List<ClassEdit> edits) {
        String worker = "io/opentelemetry/sdk/trace/export/BatchSpanProcessor$Worker";
        String owner = "(" + OBJECT + ")V";
        edits.add(new ClassEdit(Library.OPENTELEMETRY, worker, "SpanCalls")
                .returns("addSpan", "offer", 1, "refused", owner, self()) // After a shutdown, since 1.66.
                .inSomeVersions()
                .after("addSpan", "java/util/Queue.offer", 1, "offered", "(Z" + OBJECT + ")V", duplicate(), self())
                .returns("drain", "", 1, "drained", "(I" + OBJECT + ")V", duplicate(), self())
                .before("run", "poll", 1, "takes", owner, self())
                .after("run", "poll", 1, "taken", owner, self()));
    }
}
