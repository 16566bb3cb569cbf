package io.adaflight.programs;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The programs under {@code src/programs}, compiled against the libraries that Maven copied into {@code target}. */
public final class Programs {
    private static final Path SOURCES = Path.of("src", "programs", "java");
    private static final Path RESOURCES = Path.of("src", "programs", "resources");
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
    public static List<Path> openTelemetry(String version) {
        return Stream.of("sdk-trace", "sdk-common", "context", "common", "api")
                .map(part -> library("opentelemetry-" + part, version))
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

    /**
     * A program in a jar of its own, with the files beside it, that names its main class and its libraries; compiled without
     * AdaFlight.
     */
    public static Path jar(Path folder, String program, List<Path> libraries) throws IOException {
        Path classes = compile(Files.createDirectories(folder.resolve("classes")), program, libraries);
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, program);
        main.put(
                Attributes.Name.CLASS_PATH,
                libraries.stream().map(library -> library.toUri().toString()).collect(Collectors.joining(" ")));
        Path jar = folder.resolve("application.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            addAll(out, classes);
            addAll(out, RESOURCES);
        }
        return jar;
    }

    private static void addAll(JarOutputStream out, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
            Files.copy(file, out);
            out.closeEntry();
        }
    }

    /** The class path of some files. */
    public static String classPath(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
