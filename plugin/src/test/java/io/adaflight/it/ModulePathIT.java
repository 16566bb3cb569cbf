package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.it.ChildJvm.Ended;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin's jar as a module: {@link CountingProgram}, compiled as a module that sees what is exported, in real JVMs. */
class ModulePathIT {
    private static final String PROGRAM = "counting/" + CountingProgram.class.getName();

    @TempDir
    static Path application;

    @TempDir
    Path folder;

    @BeforeAll
    static void compileTheApplication() throws IOException {
        Path descriptor = Files.createDirectory(application.resolve("source")).resolve("module-info.java");
        Files.writeString(descriptor, "module counting { requires io.adaflight; }");
        tool(
                "javac",
                "--module-path",
                ChildJvm.PLUGIN.toString(),
                "-d",
                classes().toString(),
                descriptor.toString(),
                Path.of("src", "test", "java", "io", "adaflight", "it", "CountingProgram.java")
                        .toString());
    }

    private static Path classes() {
        return application.resolve("classes");
    }

    private static String modulePath() {
        return ChildJvm.PLUGIN + File.pathSeparator + classes();
    }

    private static void tool(String name, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        assertThat(ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments))
                .as(printed.toString())
                .isZero();
    }

    private Path recording() {
        return folder.resolve("recording.jfr");
    }

    private String startRecording() {
        return "-XX:StartFlightRecording:filename=" + recording();
    }

    private static Ended run(String java, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(options));
        command.addAll(List.of("--module", PROGRAM, "return"));
        try (ChildJvm child = ChildJvm.start(command)) {
            return child.end();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void descriptor_ofTheJar_exportsTheApiAndRequiresTheJdkOnly() {
        ModuleDescriptor module = ModuleFinder.of(ChildJvm.PLUGIN)
                .find("io.adaflight")
                .orElseThrow()
                .descriptor();
        assertThat(module.isAutomatic()).isFalse();
        assertThat(module.exports())
                .filteredOn(exports -> !exports.isQualified())
                .extracting(Exports::source)
                .containsExactly("io.adaflight");
        assertThat(module.packages()).contains("io.adaflight.events", "io.adaflight.layout");
        assertThat(module.requires()).allSatisfy(required -> {
            assertThat(required.name()).matches("(java|jdk)\\..*");
            assertThat(required.modifiers()).containsAnyOf(Requires.Modifier.STATIC, Requires.Modifier.MANDATED);
        });
    }

    @Test
    void modulePath_recorded_recordingIsExact() throws Exception {
        Ended ended = run(java(), "--module-path", modulePath(), startRecording());
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        RecordingIT.assertExact(recording(), 1);
    }

    @Test
    void modulePath_agentBringsAnotherCopyOfTheJar_recordingIsExact() throws Exception {
        Path copy = Files.copy(ChildJvm.PLUGIN, folder.resolve("agent.jar"));
        Ended ended = run(java(), "--module-path", modulePath(), "-javaagent:" + copy, startRecording());
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        RecordingIT.assertExact(recording(), 1);
    }

    @Test
    void modulePath_agentInstruments_itsOwnCopyCounts() throws Exception {
        Path copy = Files.copy(ChildJvm.PLUGIN, folder.resolve("agent.jar"));
        Ended ended = run(
                java(),
                "--module-path",
                modulePath(),
                "-javaagent:" + copy + "=instrument=executors",
                startRecording());
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.errors()).doesNotContain("adaflight:");
        RecordingIT.assertExact(recording(), 1);
        assertThat(JmcRecording.load(recording()).events("Instrumentation"))
                .allSatisfy(event -> assertThat(event).containsEntry("instrumented", true));
    }

    @Test
    void classPath_agentBringsAnotherCopyOfTheJar_recordingIsExact() throws Exception {
        Path copy = Files.copy(ChildJvm.PLUGIN, folder.resolve("agent.jar"));
        try (ChildJvm child = ChildJvm.start(List.of("-javaagent:" + copy, startRecording()), "return")) {
            Ended ended = child.end();
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
        }
        RecordingIT.assertExact(recording(), 1);
    }

    @Test
    void image_withJfr_recordingIsExact() throws Exception {
        Ended ended = run(image("counting,jdk.jfr"), startRecording());
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        RecordingIT.assertExact(recording(), 1);
    }

    @Test
    void image_withoutJfr_countsAndEnds() throws Exception {
        String java = image("counting");
        try (ChildJvm child = ChildJvm.start(List.of(java, "--list-modules"))) {
            assertThat(child.end().output()).contains("io.adaflight").doesNotContain("jdk.jfr");
        }
        Ended ended = run(java);
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).contains("counted " + CountingProgram.THREADS * CountingProgram.EVENTS);
    }

    private String image(String modules) {
        Path image = folder.resolve("image");
        tool("jlink", "--module-path", modulePath(), "--add-modules", modules, "--output", image.toString());
        return image.resolve("bin").resolve("java").toString();
    }
}
