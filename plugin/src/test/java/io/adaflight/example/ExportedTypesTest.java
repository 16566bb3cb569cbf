package io.adaflight.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.AdaFlight;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles what users are shown against the class files of the exported package alone. */
class ExportedTypesTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path EXAMPLES = Path.of("src", "test", "java", "io", "adaflight", "example");

    @TempDir
    Path folder;

    private Path exported;

    @BeforeEach
    void copyTheExportedClasses() throws IOException, URISyntaxException {
        exported = folder.resolve("exported");
        Path target = Files.createDirectories(exported.resolve("io/adaflight"));
        Path classes = Path.of(AdaFlight.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(classes.resolve("io/adaflight"), "*.class")) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private String errorsOf(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path output = Files.createDirectories(folder.resolve("output"));
        List<String> options = List.of("-proc:none", "-nowarn", "-d", output.toString(), "-cp", exported.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjects(sources.toArray(new Path[0])))
                    .call();
            return compiles ? "" : "does not compile: " + messages;
        }
    }

    private Path programWith(String body) throws IOException {
        return Files.writeString(folder.resolve("Program.java"), """
                import io.adaflight.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;

                class Program {
                    static void run(Queue<byte[]> queue, byte[] event) {
                %s
                    }
                }
                """.formatted(body));
    }

    private static String readmeBlock(String title) throws IOException {
        Matcher block = Pattern.compile(
                        "^\\*\\*" + Pattern.quote(title) + "\\*\\*.*?^```java\\R(.*?)^```$",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find())
                .as("'%s' has a block of Java in %s", title, README)
                .isTrue();
        return block.group(1);
    }

    @Test
    void readme_youHaveAQueue_compiles() throws IOException {
        String block = readmeBlock("You have a queue.");
        assertThat(block).contains("AdaFlight.metrics(", "metrics.drainThread()");
        assertThat(errorsOf(List.of(programWith(block)))).isEmpty();
    }

    @Test
    void readme_youWantAPipeline_compiles() throws IOException {
        String block = readmeBlock("You want a pipeline.");
        assertThat(block).contains("AdaFlight.pipeline(", "DropPolicy.block(", "FileSink.gzip(");
        assertThat(errorsOf(List.of(programWith(block)))).isEmpty();
    }

    @Test
    void examples_compile() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(EXAMPLES, "*Example.java")) {
            files.forEach(sources::add);
        }
        assertThat(sources).hasSizeGreaterThanOrEqualTo(7);
        assertThat(errorsOf(sources)).isEmpty();
    }

    @Test
    void internalType_doesNotCompile() throws IOException {
        assertThat(errorsOf(List.of(programWith("io.adaflight.internal.counters.Counts counts = null;"))))
                .contains("package io.adaflight.internal.counters does not exist");
    }
}
