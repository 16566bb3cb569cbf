package io.adaflight.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import io.adaflight.captured.CapturedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent asks of the JVM before it looks at its options, from a jar, a folder and a module. */
class AgentStartTest {
    private static final String BRIDGE = "META-INF/adaflight/bridge.jar";
    private static final String PACKAGE = "io.adaflight.internal.agent.";
    private static final List<String> CLASSES =
            List.of("AdaFlightAgent", "AgentOptions", "AgentOptions$Setting", "AgentStart", "BootClassPath");
    private static final String NOT_A_LIBRARY = "adaflight: option 'instrument=nothing': unknown library 'nothing'";

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final List<String> appended = new ArrayList<>();
    private Class<?>[] loaded = {String.class};

    private final Instrumentation instrumentation = (Instrumentation) Proxy.newProxyInstance(
            AgentStartTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
                asked.add(method.getName());
                if (method.getName().equals("appendToBootstrapClassLoaderSearch")) {
                    appended.add(Path.of(((JarFile) arguments[0]).getName())
                            .getFileName()
                            .toString());
                }
                return method.getName().equals("getAllLoadedClasses") ? loaded : null;
            });

    /** Has a copy of the agent of its own; everything else is that of the tests. */
    private static final class AgentLoader extends URLClassLoader {
        AgentLoader(Path classes) throws IOException {
            super(new URL[] {classes.toUri().toURL()}, AgentStartTest.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.equals(BRIDGE) ? findResource(name) : super.getResource(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> present = findLoadedClass(name);
                return present == null ? findClass(name) : present;
            }
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(AdaFlightAgent.class.getResourceAsStream(name + ".class"))) {
            return in.readAllBytes();
        }
    }

    private static String path(String name) {
        return PACKAGE.replace('.', '/') + name + ".class";
    }

    private byte[] emptyJar() throws IOException {
        Path jar = folder.resolve("empty.jar");
        new JarOutputStream(Files.newOutputStream(jar)).close();
        return Files.readAllBytes(jar);
    }

    private Path agentJar() throws IOException {
        return agentJar(true);
    }

    private Path agentJar(boolean whole) throws IOException {
        Path jar = folder.resolve("agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : CLASSES) {
                out.putNextEntry(new ZipEntry(path(name)));
                out.write(bytes(name));
            }
            if (whole) {
                out.putNextEntry(new ZipEntry(BRIDGE));
                out.write(emptyJar());
            }
        }
        return jar;
    }

    private Path agentFolder() throws IOException {
        Path root = folder.resolve("classes");
        Files.createDirectories(root.resolve(path("AgentStart")).getParent());
        Files.createDirectories(root.resolve(BRIDGE).getParent());
        for (String name : CLASSES) {
            Files.write(root.resolve(path(name)), bytes(name));
        }
        Files.write(root.resolve(BRIDGE), emptyJar());
        return root;
    }

    private String start(ClassLoader loader) throws Exception {
        return CapturedOutput.of(() -> loader.loadClass(PACKAGE + "AdaFlightAgent")
                .getMethod("premain", String.class, Instrumentation.class)
                .invoke(null, "instrument=nothing", instrumentation));
    }

    @Test
    void premain_nobodyUsedAdaFlight_bridgeAndOwnJarAreOnTheBootClassPath() throws Exception {
        try (AgentLoader loader = new AgentLoader(agentJar())) {
            loaded = new Class<?>[] {
                String.class, loader.loadClass(PACKAGE + "AdaFlightAgent"), loader.loadClass(PACKAGE + "BootClassPath")
            };
            assertThat(start(loader)).startsWith(NOT_A_LIBRARY);
        }
        assertThat(appended).hasSize(2);
        assertThat(appended.get(0)).startsWith("adaflight-bridge");
        assertThat(appended.get(1)).isEqualTo("agent.jar");
    }

    @Test
    void premain_applicationUsedAdaFlight_itsOwnCopyCounts() throws Exception {
        loaded = new Class<?>[] {String.class, AdaFlight.class};
        try (AgentLoader loader = new AgentLoader(agentJar())) {
            assertThat(start(loader)).startsWith(NOT_A_LIBRARY);
        }
        assertThat(appended).singleElement().asString().startsWith("adaflight-bridge");
    }

    @Test
    void premain_notInAJar_onlyTheBridgeIsOnTheBootClassPath() throws Exception {
        try (AgentLoader loader = new AgentLoader(agentFolder())) {
            assertThat(start(loader)).startsWith(NOT_A_LIBRARY);
        }
        assertThat(appended).singleElement().asString().startsWith("adaflight-bridge");
    }

    @Test
    void premain_moduleAndBridgeNotFound_instrumentsNothing() throws Exception {
        ModuleFinder finder = ModuleFinder.of(agentJar());
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("agent"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, AgentStartTest.class.getClassLoader());
        assertThat(start(layer.findLoader("agent")))
                .startsWith("adaflight: the boot class path does not have the bridge: io")
                .endsWith("; nothing is instrumented, the application goes on" + System.lineSeparator());
        assertThat(asked).containsExactly("appendToBootstrapClassLoaderSearch");
    }

    @Test
    void premain_bridgeMissing_instrumentsNothing() throws Exception {
        try (AgentLoader loader = new AgentLoader(agentJar(false))) {
            assertThat(start(loader))
                    .isEqualToIgnoringNewLines("adaflight: this is not the whole jar of the plugin: /" + BRIDGE
                            + " is missing; nothing is instrumented, the application goes on\n");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void start_libraryNamed_isInstrumented() {
        assertThat(CapturedOutput.of(() -> AgentStart.start("instrument=executors", instrumentation)))
                .isEmpty();
        assertThat(asked).containsExactly("redefineModule", "addTransformer", "getAllLoadedClasses");
    }

    @Test
    void start_jvmRefuses_applicationGoesOn() {
        Instrumentation refusing = (Instrumentation) Proxy.newProxyInstance(
                AgentStartTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                    throw new SecurityException(method.getName());
                });
        assertThat(CapturedOutput.of(() -> AgentStart.start("instrument=executors", refusing)))
                .isEqualToIgnoringNewLines("adaflight: java.lang.SecurityException: redefineModule; "
                        + "the application goes on without AdaFlight\n");
    }
}
