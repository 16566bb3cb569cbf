package io.adaflight.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.analyzer.report.json.ReportSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the first command of the README runs. */
class MainJobIT {
    @TempDir
    static Path folder;

    private static boolean agrees;

    @BeforeAll
    static void runTheMainJob() throws Exception {
        agrees = new MainJob(
                        Path.of("..", "plugin", "target", "adaflight-plugin.jar"),
                        Path.of("target", "adaflight.jar"),
                        Path.of("target", "test-classes"),
                        folder)
                .run();
    }

    @Test
    void mainJob_report_agreesWithTheWorkloadToTheEvent() {
        assertThat(agrees).isTrue();
    }

    @Test
    void mainJob_slowPhase_losesEventsAndTheReportHasTheirEpisodes() throws Exception {
        ReportJson report = ReportJson.read(folder.resolve("report.json"));

        assertThat(report.number("totals", "eventsDropped")).isPositive();
        assertThat(report.list("pipelines", 0, "episodes")).isNotEmpty();
        assertThat(report.list("pipelines", 0, "threads")).hasSize(4);
        assertThat(report.list("warnings")).isEmpty();
    }

    @Test
    void mainJob_report_followsItsSchema() throws Exception {
        assertThat(ReportSchema.strict().errors(Files.readString(folder.resolve("report.json"))))
                .isEmpty();
    }

    @Test
    void readme_twoCommands_areThoseThatAreTested() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("..", "README.md"));

        assertThat(lines).contains("mvn -q -Pdemo verify", "mvn verify");
        assertThat(Files.readAllLines(Path.of("..", ".ci", "run"))).contains("test_command=\"mvn verify\"");
    }

    @Test
    void readme_linesForAnOwnQueue_areThoseOfTheExample() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        String example =
                Files.readString(Path.of("src", "demo", "java", "io", "adaflight", "demo", "OwnQueueExample.java"));
        int begin = readme.indexOf("```java\n", readme.indexOf("**You have a queue.**")) + "```java\n".length();

        assertThat(readme.substring(begin, readme.indexOf("```", begin)).lines().map(String::strip))
                .filteredOn(line -> !line.isEmpty() && !line.startsWith("//"))
                .isNotEmpty()
                .allMatch(example::contains);
    }
}
