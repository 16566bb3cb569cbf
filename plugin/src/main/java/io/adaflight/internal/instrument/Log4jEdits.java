package io.adaflight.internal.instrument;

import static io.adaflight.internal.instrument.Step.duplicate;
import static io.adaflight.internal.instrument.Step.field;
import static io.adaflight.internal.instrument.Step.method;
import static io.adaflight.internal.instrument.Step.self;
import static io.adaflight.internal.instrument.Step.text;

import java.util.List;

/** What is inserted into Log4j 2: its asynchronous loggers, those of a configuration, and its asynchronous appender. */
final class Log4jEdits {
    private static final String CORE = "org/apache/logging/log4j/core/";
    private static final String LOGGER = CORE + "async/AsyncLogger";
    private static final String DISRUPTOR = CORE + "async/AsyncLoggerDisruptor";
    private static final String CONFIG = CORE + "async/AsyncLoggerConfig";
    private static final String CONFIG_DISRUPTOR = CORE + "async/AsyncLoggerConfigDisruptor";
    private static final String APPENDER = CORE + "appender/AsyncAppender";
    private static final String DISPATCHER = CORE + "appender/AsyncAppenderEventDispatcher";

    private static final String BRIDGE = "Log4jCalls";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String STRING = "Ljava/lang/String;";
    private static final String NAMED = "(" + OBJECT + STRING + ")V";
    private static final String NAMED_RESULT = "(Z" + OBJECT + STRING + ")V";
    private static final String NAMED_ROUTE = "(" + OBJECT + OBJECT + STRING + ")V";
    private static final String RING = "Lcom/lmax/disruptor/dsl/Disruptor;";
    private static final String QUEUE = "Ljava/util/concurrent/BlockingQueue;";

    private Log4jEdits() {}

    static void addTo(List<ClassEdit> edits) {
        edits.add(logger());
        edits.add(disruptor());
        edits.add(config());
        edits.add(configDisruptor());
        edits.add(new ClassEdit(Library.LOG4J2, CONFIG_DISRUPTOR + "$Log4jEventWrapperHandler", BRIDGE)
                .before("onEvent", "logToAsyncLoggerConfigsOnCurrentThread", 1, "hands", "()V"));
        edits.add(new ClassEdit(Library.LOG4J2, CORE + "async/TimeoutBlockingWaitStrategy", BRIDGE)
                .before("waitFor", "awaitNanos", 1, "idles", "()V")
                .after("waitFor", "awaitNanos", 1, "wakes", "()V"));
        edits.add(appender());
        edits.add(dispatcher());
    }

    private static ClassEdit logger() {
        Step disruptor = field(LOGGER, "loggerDisruptor", "L" + DISRUPTOR + ";");
        Step name = method(DISRUPTOR, "getContextName", "()" + STRING);
        Step[] result = {duplicate(), self(), disruptor, self(), disruptor, name};
        Step[] owner = {self(), disruptor, self(), disruptor, name};
        return new ClassEdit(Library.LOG4J2, LOGGER, BRIDGE)
                .after("publish", "tryPublish", 1, "published", NAMED_RESULT, result)
                .after("logWithVarargTranslator", "tryPublishEvent", 2, "published", NAMED_RESULT, result)
                .before("handleRingBufferFull", "logMessageInCurrentThread", 4, "ranByCaller", NAMED, owner)
                .entry("actualAsyncLog", 1, "drained", NAMED, owner);
    }

    private static ClassEdit disruptor() {
        Step name = method(DISRUPTOR, "getContextName", "()" + STRING);
        return new ClassEdit(Library.LOG4J2, DISRUPTOR, BRIDGE)
                .returns(
                        "getEventRoute",
                        "",
                        2,
                        "discardedUnasked",
                        NAMED_ROUTE,
                        self(),
                        field(DISRUPTOR, "disruptor", RING),
                        self(),
                        self(),
                        name)
                .only(1)
                .returns("getEventRoute", "", 2, "routed", NAMED_ROUTE, duplicate(), self(), self(), name)
                .only(2)
                .entry("enqueueLogMessageWhenQueueFull", 2, "waits", NAMED, self(), self(), name)
                .after("enqueueLogMessageWhenQueueFull", "publishEvent", 4, "entered", NAMED, self(), self(), name)
                .before(
                        "enqueueLogMessageWhenQueueFull",
                        "logWarningOnNpeFromDisruptorPublish",
                        2,
                        "refused",
                        NAMED,
                        self(),
                        self(),
                        name);
    }

    private static ClassEdit config() {
        Step delegate = field(CONFIG, "delegate", "L" + CONFIG + "Delegate;");
        return new ClassEdit(Library.LOG4J2, CONFIG, BRIDGE)
                .entry("logToAsyncLoggerConfigsOnCurrentThread", 1, "handed", NAMED, self(), delegate, configName());
    }

    private static Step configName() {
        return text("AsyncLoggerConfig");
    }

    private static ClassEdit configDisruptor() {
        Step name = configName();
        return new ClassEdit(Library.LOG4J2, CONFIG_DISRUPTOR, BRIDGE)
                .after("tryEnqueue", "tryPublishEvent", 1, "published", NAMED_RESULT, duplicate(), self(), name)
                .returns(
                        "getEventRoute",
                        "",
                        2,
                        "discardedUnasked",
                        NAMED_ROUTE,
                        self(),
                        field(CONFIG_DISRUPTOR, "disruptor", RING),
                        self(),
                        name)
                .only(1)
                .returns("getEventRoute", "", 2, "routed", NAMED_ROUTE, duplicate(), self(), name)
                .only(2)
                .entry("enqueueEvent", 1, "waits", NAMED, self(), name)
                .before("enqueueEvent", "warn", 1, "refused", NAMED, self(), name)
                .after("enqueue", "publishEvent", 2, "entered", NAMED, self(), name);
    }

    private static ClassEdit appender() {
        Step queue = field(APPENDER, "queue", QUEUE);
        Step name = method(APPENDER, "getName", "()" + STRING);
        Step[] result = {duplicate(), self(), queue, self(), name};
        Step[] owner = {self(), queue, self(), name};
        return new ClassEdit(Library.LOG4J2, APPENDER, BRIDGE)
                .after("append", "transfer", 1, "published", NAMED_RESULT, result)
                .after("append", "getRoute", 1, "routed", NAMED_ROUTE, result)
                .before("append", "logToErrorAppenderIfNecessary", 1, "refused", NAMED, owner)
                .before("logMessageInBackgroundThread", "put", 1, "waits", NAMED, owner)
                .after("logMessageInBackgroundThread", "put", 1, "entered", NAMED, owner)
                .after("handleInterruptedException", "offer", 1, "offeredOnceMore", NAMED_RESULT, result);
    }

    private static ClassEdit dispatcher() {
        Step queue = field(DISPATCHER, "queue", QUEUE);
        Step name = method(DISPATCHER, "getName", "()" + STRING);
        Step[] owner = {self(), queue, self(), name};
        return new ClassEdit(Library.LOG4J2, DISPATCHER, BRIDGE)
                .entry(
                        "dispatch",
                        1,
                        "dispatched",
                        "(Ljava/lang/Thread;" + OBJECT + STRING + ")V",
                        self(),
                        self(),
                        queue,
                        self(),
                        name)
                .before(
                        "dispatchAll",
                        "take",
                        1,
                        "takes",
                        "(" + QUEUE + OBJECT + STRING + ")V",
                        duplicate(),
                        self(),
                        queue,
                        self(),
                        name)
                .after("dispatchAll", "take", 1, "taken", NAMED, owner);
    }
}
