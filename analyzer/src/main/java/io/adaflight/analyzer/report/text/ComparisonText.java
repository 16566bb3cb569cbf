package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.compare.Change;
import io.adaflight.analyzer.analysis.compare.Comparison;
import io.adaflight.analyzer.analysis.compare.Metric;
import io.adaflight.analyzer.analysis.result.RecordingSummary;
import io.adaflight.analyzer.report.ComparisonRenderer;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.Figures;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison for people: the metrics that got worse by more than their limit come first. */
public final class ComparisonText implements ComparisonRenderer {
    private static final String POINTS = "%+.2f pt";

    private final TextStyle style;

    public ComparisonText(TextStyle style) {
        this.style = style;
    }

    @Override
    public void render(Comparison comparison, Map<Metric, Double> limits, Writer writer) throws IOException {
        TextPage page = new TextPage(writer, style);
        long failures = comparison.pipelines().stream()
                .flatMap(pipeline -> pipeline.changes().stream())
                .filter(change -> change.exceeds(limits))
                .count();
        page.wrapped(
                failures > 0 ? Colour.BAD : Colour.GOOD,
                "",
                "  ",
                failures == 0
                        ? limits.isEmpty()
                                ? "compared without limits: --fail-on sets them"
                                : "no metric got worse by more than its limit"
                        : failures + (failures == 1 ? " metric" : " metrics") + " got worse by more than the limit");
        page.blank();
        recording(page, "baseline  ", comparison.baseline());
        recording(page, "candidate ", comparison.candidate());
        for (Comparison.Pipeline pipeline : comparison.pipelines()) {
            page.blank();
            page.line(Colour.STRONG, "Pipeline " + page.escape(pipeline.name()));
            pipeline(page, pipeline, limits);
        }
        page.blank();
        for (String name : comparison.onlyBaseline()) {
            page.wrapped(Colour.WARNING, "- ", "  ", "pipeline " + page.escape(name) + " is in the baseline only");
        }
        for (String name : comparison.onlyCandidate()) {
            page.wrapped(Colour.WARNING, "- ", "  ", "pipeline " + page.escape(name) + " is in the candidate only");
        }
        if (comparison.lowerBound()) {
            page.wrapped(
                    Colour.WARNING,
                    "- ",
                    "  ",
                    "something is missing from a recording, so its counts are lower bounds: see the warnings");
        }
        page.wrapped(
                Colour.FAINT,
                "",
                "",
                "p: rank-sum test over blocks of at least half a second, corrected for the correlation of neighbours;"
                        + " below 0.01 a difference is significant. Rates must differ significantly to count as worse;"
                        + " the other metrics are exact counts.");
        WarningsText.print(page, comparison.warnings(), true);
    }

    private static void recording(TextPage page, String label, RecordingSummary recording) throws IOException {
        String length = " (" + Figures.nanos(recording.window().lengthNanos()) + ")";
        int room = page.width() - label.length() - length.length();
        page.line(Colour.PLAIN, label + page.name(recording.info().name(), room) + length);
    }

    private static void pipeline(TextPage page, Comparison.Pipeline pipeline, Map<Metric, Double> limits)
            throws IOException {
        Table table = new Table("METRIC", "BASELINE", "CANDIDATE", "CHANGE", "P", "");
        for (Change change : pipeline.changes()) {
            boolean exceeds = change.exceeds(limits);
            table.add(
                    exceeds ? Colour.BAD : Colour.PLAIN,
                    name(change.metric()),
                    value(change.metric(), change.baseline()),
                    value(change.metric(), change.candidate()),
                    difference(change),
                    change.tested() ? p(change.p()) : "",
                    exceeds ? "OVER THE LIMIT" : judgement(change));
        }
        table.print(page);
        if (!pipeline.causes().isEmpty()) {
            page.blank();
            causes(page, pipeline.causes());
        }
    }

    private static void causes(TextPage page, List<Comparison.CauseChange> causes) throws IOException {
        Table table = new Table("LOST FOR", "BASELINE", "CANDIDATE", "CHANGE");
        for (Comparison.CauseChange change : causes) {
            table.add(
                    Colour.PLAIN,
                    change.cause().name(),
                    Figures.percent(change.baseline()),
                    Figures.percent(change.candidate()),
                    String.format(Locale.ROOT, POINTS, (change.candidate() - change.baseline()) * 100));
        }
        table.print(page);
    }

    /** The name of a metric, as the command line takes it. */
    public static String name(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a metric got worse or better; empty when that is unclear or no digit shows it. */
    public static String judgement(Change change) {
        boolean open = change.tested() && change.metric().needsSignificance() && !change.isSignificant();
        if (change.worsening() == 0 || open || looksTheSame(change)) {
            return "";
        }
        return change.worsening() > 0 ? "worse" : "better";
    }

    private static boolean looksTheSame(Change change) {
        return value(change.metric(), change.baseline()).equals(value(change.metric(), change.candidate()));
    }

    /** A value of a metric, with its unit. */
    public static String value(Metric metric, double value) {
        return switch (metric.unit()) {
            case RATIO -> Figures.percent(value);
            case PER_SECOND -> Figures.perSecond(value);
            case BYTES_PER_SECOND -> Figures.bytesPerSecond(value);
            case NANOS -> Figures.nanos((long) value);
        };
    }

    /** How much a metric changed: in points for ratios, otherwise relative to the baseline. */
    public static String difference(Change change) {
        double difference = change.difference();
        if (Double.isInfinite(difference)) {
            return "from none";
        }
        boolean points = change.metric().unit() == Metric.Unit.RATIO;
        double shown = difference * 100;
        if (shown != 0 && Math.abs(shown) < (points ? 0.005 : 0.05)) {
            return String.format(Locale.ROOT, points ? "%+.1g pt" : "%+.1g %%", shown);
        }
        return String.format(Locale.ROOT, points ? POINTS : "%+.1f %%", shown);
    }

    private static String p(double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
