package io.adaflight.internal.instrument;

import io.adaflight.bridge.Connection;
import io.adaflight.internal.jfr.InstrumentationLog;
import io.adaflight.internal.jfr.InstrumentationRecording;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the queues of libraries count, from now on. */
public final class Instruments {
    private Instruments() {}

    /**
     * Instruments libraries, whether they are loaded yet or not; those that are instrumented already stay as they are. The
     * bridge is on the boot class path by now.
     *
     * @throws UnmodifiableClassException when the JVM refuses to change a class that is loaded; others are changed
     */
    public static void install(Instrumentation instrumentation, Set<Library> libraries)
            throws UnmodifiableClassException {
        InstrumentationLog log = new InstrumentationLog();
        InstrumentationRecording.connect(log);
        openPools(instrumentation);
        Set<Library> added = EnumSet.noneOf(Library.class);
        for (Library library : libraries) {
            if (Connection.connect(library.word(), new CountedCalls(library, namer(library), log))) {
                added.add(library);
            }
        }
        InstrumentTransformer transformer = new InstrumentTransformer(Edits.of(added), log);
        instrumentation.addTransformer(transformer, true);
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (transformer.means(type)) {
                loaded.add(type);
            }
        }
        if (!loaded.isEmpty()) {
            instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
        }
    }

    private static Function<Object, @Nullable String> namer(Library library) {
        return library == Library.EXECUTORS ? new PoolNames() : owner -> null;
    }

    /* The names of a pool's threads are in fields of it. */
    private static void openPools(Instrumentation instrumentation) {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.util.concurrent", Set.of(Instruments.class.getModule())),
                Set.of(),
                Map.of());
    }
}
