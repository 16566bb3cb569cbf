package io.adaflight.analyzer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the settings for the recorder. */
@Command(
        name = "settings",
        description =
                "Writes settings for the recorder (.jfc), for -XX:StartFlightRecording, jcmd and JDK Mission Control.",
        footer = {
            "",
            "Examples:",
            "  settings > adaflight.jfc",
            "  settings adaflight-detail --output adaflight-detail.jfc",
            "  settings jdk25-queues --output jdk25-queues.jfc"
        },
        sortOptions = false)
final class SettingsCommand implements Callable<Integer> {
    /** The settings that there are. */
    enum Name {
        ADAFLIGHT,
        ADAFLIGHT_DETAIL,
        JDK25_QUEUES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "adaflight",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}): the first can stay on in production, the"
                            + " second records each ring swap and stalls from a millisecond on, the third lets JDK 25"
                            + " count calls in loggers, executors and rings without an agent.")
    private Name name = Name.ADAFLIGHT;

    @Mixin
    private FileOption output = new FileOption();

    @Override
    public Integer call() throws IOException {
        String file = "/io/adaflight/events/" + name + ".jfc";
        try (InputStream in = Objects.requireNonNull(SettingsCommand.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            output.write(writer -> writer.write(text), spec);
        }
        return ExitCodes.FINE;
    }
}
