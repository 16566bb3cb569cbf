package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.compare.Comparison;
import io.adaflight.analyzer.analysis.compare.ComparisonBuilder;
import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.Report;
import io.adaflight.analyzer.report.ComparisonRenderer;
import io.adaflight.analyzer.report.ci.CheckFormat;
import io.adaflight.analyzer.report.json.ComparisonJson;
import io.adaflight.analyzer.report.text.ComparisonText;
import io.adaflight.analyzer.report.text.TextStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two recordings, as a gate in continuous integration. */
@Command(
        name = "compare",
        description = {
            "Compares a recording with a baseline, pipeline by pipeline: loss and its causes, rates, waiting and ring swaps.",
            "",
            "Metrics: loss, blocked and dropping are ratios, and their limits are points (loss=0.5%%: half a point more);"
                    + " the limits of rate, bytes, swap-p50, swap-p99 and swap-max are parts of the baseline (rate=10%%: a"
                    + " tenth less). rate and bytes have to differ significantly too: p < 0.01 by the rank-sum test (Mann and"
                    + " Whitney 1947) over blocks of at least half a second, with the variance corrected for the correlation"
                    + " of neighbouring blocks (Bayley and Hammersley 1946)."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 1 a metric got worse by more than its limit; 2 wrong usage; 3 a recording could not be read.",
            "",
            "Examples:",
            "  compare before.jfr after.jfr",
            "  compare before.jfr after.jfr --from 10s --fail-on loss,rate=10%%,swap-p99=50%%",
            "  compare before.jfr after.jfr --format json --output comparison.json",
            "  compare before.jfr after.jfr --format github --fail-on loss"
        },
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    /** The formats of a comparison. */
    enum Format {
        TEXT,
        JSON,
        JUNIT,
        SARIF,
        GITHUB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BASELINE", description = "The recording to compare with.")
    private Path baseline = Path.of("");

    @Parameters(index = "1", paramLabel = "CANDIDATE", description = "The recording that must not be worse.")
    private Path candidate = Path.of("");

    @Option(
            names = "--fail-on",
            paramLabel = "METRIC[=LIMIT]",
            split = ",",
            description =
                    "Exit with 1 when a metric gets worse by more than the limit, as 0.1 or 10%%; without a limit, by"
                            + " anything at all.")
    private List<String> failOn = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Map<Metric, Double> limits = limits();
        TextStyle style = output.style(spec, terminal);
        output.checkApartFrom(List.of(baseline, candidate), spec);
        Report before = read(baseline);
        Report after = read(candidate);
        if (before == null || after == null) {
            return ExitCodes.UNREADABLE;
        }
        Comparison comparison = ComparisonBuilder.compare(before, after);
        if (comparison.pipelines().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no pipeline is in both recordings: compare recordings of the same application");
        }
        ComparisonRenderer renderer = renderer(style);
        output.write(writer -> renderer.render(comparison, limits, writer), spec);
        boolean exceeded = comparison.pipelines().stream()
                .flatMap(pipeline -> pipeline.changes().stream())
                .anyMatch(change -> change.exceeds(limits));
        return exceeded ? ExitCodes.FINDINGS : ExitCodes.FINE;
    }

    private ComparisonRenderer renderer(TextStyle style) {
        return switch (format) {
            case TEXT -> new ComparisonText(style);
            case JSON -> new ComparisonJson(!style.charset().equals(StandardCharsets.UTF_8));
            case JUNIT -> CheckFormat.JUNIT.comparison(style.charset());
            case SARIF -> CheckFormat.SARIF.comparison(style.charset());
            case GITHUB -> CheckFormat.GITHUB.comparison(style.charset());
        };
    }

    private @Nullable Report read(Path recording) {
        return input.read(input.reader(spec, terminal), List.of(recording), null, spec);
    }

    private Map<Metric, Double> limits() {
        Map<Metric, Double> limits = new EnumMap<>(Metric.class);
        for (String asked : failOn) {
            int equals = asked.indexOf('=');
            String name = equals < 0 ? asked : asked.substring(0, equals);
            limits.put(metric(name), equals < 0 ? 0.0 : limit(asked, asked.substring(equals + 1)));
        }
        return limits;
    }

    private Metric metric(String name) {
        for (Metric metric : Metric.values()) {
            if (ComparisonText.name(metric).equalsIgnoreCase(name)) {
                return metric;
            }
        }
        String known = List.of(Metric.values()).stream()
                .map(ComparisonText::name)
                .toList()
                .toString();
        throw new ParameterException(
                spec.commandLine(), "--fail-on " + name + ": there is no such metric; there are " + known);
    }

    private double limit(String asked, String text) {
        boolean percent = text.endsWith("%");
        double limit;
        try {
            limit = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text) / (percent ? 100 : 1);
        } catch (NumberFormatException e) {
            limit = Double.NaN;
        }
        if (!(limit >= 0) || Double.isInfinite(limit)) {
            throw new ParameterException(
                    spec.commandLine(), "--fail-on " + asked + ": expected a limit such as 0.1 or 10%");
        }
        return limit;
    }
}
