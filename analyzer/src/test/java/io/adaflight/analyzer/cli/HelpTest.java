package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The completion of words in bash. */
class HelpTest {
    @TempDir
    Path folder;

    private static CommandLine program() {
        return AdaFlightCommand.commandLine(new Terminal(80, false, false, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "'com',compare",
        "'report --f','--format --from --fail-on-loss'",
        "'report --format m',markdown",
        "'settings adaflight-',adaflight-detail",
        "'watch --i',--interval"
    })
    void completion_inBash_offersWhatThereIs(String typed, String offered) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        StringWriter script = new StringWriter();
        assertThat(program().setOut(new PrintWriter(script, true)).execute("generate-completion"))
                .isZero();
        Path file = Files.writeString(folder.resolve("completion"), script.toString());
        String words = "adaflight " + typed;
        String ask =
                "source '" + file + "'; COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='"
                        + words + "'; COMP_POINT=${#COMP_LINE}; _complete_adaflight; echo \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "-c", ask)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        assertThat(answer.strip().split(" ")).containsExactlyInAnyOrder(offered.split(" "));
    }
}
