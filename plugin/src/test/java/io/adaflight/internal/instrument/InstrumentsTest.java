package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** What is asked of the JVM. */
class InstrumentsTest {
    private final List<String> asked = new ArrayList<>();
    private final List<Class<?>> retransformed = new ArrayList<>();
    private Class<?>[] loaded = {String.class, ThreadPoolExecutor.class};

    private final Instrumentation instrumentation = (Instrumentation) Proxy.newProxyInstance(
            InstrumentsTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
                asked.add(method.getName());
                if (method.getName().equals("retransformClasses")) {
                    retransformed.addAll(List.of((Class<?>[]) arguments[0]));
                }
                return method.getName().equals("getAllLoadedClasses") ? loaded : null;
            });

    @Test
    void install_classesThatAreLoaded_areChangedAgainOnce() throws Exception {
        Instruments.install(instrumentation, EnumSet.of(Library.EXECUTORS));
        Instruments.install(instrumentation, EnumSet.of(Library.EXECUTORS));
        assertThat(asked).contains("redefineModule", "addTransformer");
        assertThat(retransformed).hasSizeLessThanOrEqualTo(1).isSubsetOf(ThreadPoolExecutor.class);
    }

    @Test
    void install_nothingLoaded_changesNothing() throws Exception {
        loaded = new Class<?>[] {String.class};
        Instruments.install(instrumentation, EnumSet.allOf(Library.class));
        assertThat(asked).doesNotContain("retransformClasses");
    }
}
