package io.adaflight.programs;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The programs under {@code src/programs}, compiled against the libraries that Maven copied into {@code target}. */
public final class Programs {
    private static final Path SOURCES = Path.of("src", "programs", "java");
    private static final Path LIBRARIES = Path.of("target", "libraries");

    private Programs() {}

    /** The jar of a library. */
    public static Path library(String artifact, String version) {
        return LIBRARIES.resolve(artifact + "-" + version + ".jar").toAbsolutePath();
    }

    /** Logback of a version, and what it needs. */
    public static List<Path> logback(String version) {
        return List.of(
                library("logback-core", version), library("logback-classic", version), library("slf4j-api", "2.0.17"));
    }

    /** Log4j of a version with the Disruptor of a version. */
    public static List<Path> log4j(String version, String disruptor) {
        return List.of(library("log4j-core", version), library("log4j-api", version), library("disruptor", disruptor));
    }

    /** The OpenTelemetry SDK. */
    public static List<Path> openTelemetry() {
        return Stream.of("sdk-trace", "sdk-common", "context", "common", "api")
                .map(part -> library("opentelemetry-" + part, "1.68.0"))
                .toList();
    }

    /** Compiles a program without AdaFlight, with the libraries alone, and gives the folder of its classes. */
    public static Path compile(Path folder, String program, List<Path> libraries) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", folder.toString()));
            options.addAll(List.of("-cp", classPath(libraries)));
            CompilationTask task = compiler.getTask(
                    messages,
                    files,
                    null,
                    options,
                    null,
                    files.getJavaFileObjects(SOURCES.resolve(program.replace('.', '/') + ".java")));
            if (!task.call()) {
                throw new IOException(program + " does not compile: " + messages);
            }
        }
        return folder;
    }

    /** The class path of some files. */
    public static String classPath(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
