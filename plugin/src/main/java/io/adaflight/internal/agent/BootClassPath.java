package io.adaflight.internal.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Puts on the boot class path what instrumented code and every class loader are to share. For the agent's start. */
final class BootClassPath {
    /*
     * The bridge goes there always: the jar carries it as a jar inside itself, so that no other class loader and no module has
     * a copy. All of AdaFlight goes there, too, when nobody has loaded a class of it yet: then every class loader that asks
     * its parents first finds that copy. Where the application has it as a module, or has used it before the agent was
     * loaded, its own copy counts.
     */
    private static final String BRIDGE = "/META-INF/adaflight/bridge.jar";
    private static final String BRIDGE_CLASS = "io.adaflight.bridge.Connection";

    /** A class of AdaFlight but those that are needed until here. */
    private static final Pattern USED =
            Pattern.compile("io\\.adaflight\\.([A-Z]|internal\\.(?!agent\\.(AdaFlightAgent|BootClassPath)$)).*");

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private BootClassPath() {}

    /**
     * Settles what is on the boot class path.
     *
     * @throws IOException when the bridge cannot be put there; its message says why
     */
    static void prepare(Instrumentation instrumentation) throws IOException {
        appendBridge(instrumentation);
        Module module = BootClassPath.class.getModule();
        if (module.isNamed()) {
            readBridge(instrumentation, module);
        } else if (!isUsed(instrumentation)) {
            appendOwnJar(instrumentation);
        }
    }

    private static void appendBridge(Instrumentation instrumentation) throws IOException {
        try (InputStream in = BootClassPath.class.getResourceAsStream(BRIDGE)) {
            if (in == null) {
                throw new IOException("this is not the whole jar of the plugin: " + BRIDGE + " is missing");
            }
            Path file = createFile();
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            try (JarFile jar = new JarFile(file.toFile())) {
                instrumentation.appendToBootstrapClassLoaderSearch(jar);
            }
        }
    }

    /* The random names of createTempFile load the security providers, 60 classes. Here the file must be new; no name is reused. */
    private static Path createFile() throws IOException {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "adaflight-bridge-" + Long.toHexString(System.currentTimeMillis()) + "-"
                        + Long.toHexString(System.nanoTime()) + ".jar");
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS))
                : Files.createFile(file);
    }

    private static void readBridge(Instrumentation instrumentation, Module module) throws IOException {
        try {
            Module boot = Class.forName(BRIDGE_CLASS, false, null).getModule();
            instrumentation.redefineModule(module, Set.of(boot), Map.of(), Map.of(), Set.of(), Map.of());
        } catch (ClassNotFoundException e) {
            throw new IOException("the boot class path does not have the bridge: " + e.getMessage(), e);
        }
    }

    private static boolean isUsed(Instrumentation instrumentation) {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (USED.matcher(type.getName()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static void appendOwnJar(Instrumentation instrumentation) throws IOException {
        CodeSource source = BootClassPath.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location != null && location.getPath().endsWith(".jar")) {
            try (JarFile jar = new JarFile(Path.of(new URI(location.toString())).toFile())) {
                instrumentation.appendToBootstrapClassLoaderSearch(jar);
            } catch (URISyntaxException e) {
                throw new IOException(location + " is not a file: " + e.getMessage(), e);
            }
        }
    }
}
