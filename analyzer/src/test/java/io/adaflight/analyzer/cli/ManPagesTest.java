package io.adaflight.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class ManPagesTest {
    @Test
    void help_ofACommand_isInSectionsOfAManualPage() {
        CommandLine program = ManPages.program();
        assertThat(program.getCommandSpec().usageMessage().footer()).contains(" adaflight report app.jfr");

        UsageMessageSpec report = Objects.requireNonNull(
                        program.getSubcommands().get("report"))
                .getCommandSpec()
                .usageMessage();
        assertThat(report.exitCodeList())
                .containsOnlyKeys("0", "1", "2", "3")
                .containsEntry("1", "a pipeline lost RATIO or more");
        assertThat(report.footerHeading()).isEqualTo("Examples%n");
        assertThat(report.footer())
                .contains(" adaflight report app.jfr --format junit --fail-on-loss 0.1%% --output TEST-adaflight.xml")
                .allMatch(line -> line.startsWith(" adaflight report "));
    }
}
