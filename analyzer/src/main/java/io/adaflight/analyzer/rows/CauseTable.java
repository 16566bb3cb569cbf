package io.adaflight.analyzer.rows;

import io.adaflight.analyzer.analysis.causes.CauseReport;
import io.adaflight.analyzer.analysis.causes.CauseShare;
import io.adaflight.analyzer.analysis.causes.Evidence;
import io.adaflight.analyzer.analysis.result.EpisodeReport;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code causes}, and what other tables say about causes. */
final class CauseTable {
    /* Of a cause's evidence the table has what held longest. */
    private static final Columns<Evidence> EVIDENCE = new Columns<Evidence>()
            .text("evidence", CauseTable::words)
            .number("evidence_ns", Evidence::heldNanos)
            .number("evidence_count", Evidence::count)
            .time("evidence_start", Evidence::longestStartNanos)
            .time("evidence_end", Evidence::longestEndNanos);

    private static final Columns<CauseShare> SHARE = new Columns<CauseShare>()
            .text("cause", row -> row.cause().name())
            .decimal("share", CauseShare::share)
            .number("lost", CauseShare::lostEvents)
            .flag("from_start", CauseShare::fromStart)
            .decimal("confidence", CauseShare::confidence)
            .part(row -> row.evidence().isEmpty() ? null : row.evidence().get(0), EVIDENCE);

    static final Columns<InPipeline<CauseShare>> COLUMNS =
            InPipeline.<CauseShare>columns().part(InPipeline::part, SHARE);

    private static final Columns<CauseShare> MAIN = new Columns<CauseShare>()
            .text("main_cause", row -> row.cause().name())
            .decimal("main_cause_share", CauseShare::share);

    /** What the table of pipelines says. */
    static final Columns<CauseReport> OF_PIPELINE =
            new Columns<CauseReport>().number("loss_ns", CauseReport::lossNanos).part(CauseReport::main, MAIN);

    private CauseTable() {}

    /** The greatest cause of an episode; null when it lost nothing. */
    static @Nullable String mainCause(CauseReport causes, EpisodeReport episode) {
        return causes.episodes().stream()
                .filter(each -> each.threadId() == episode.threadId() && each.startNanos() == episode.startNanos())
                .flatMap(each -> each.shares().stream())
                .map(weight -> weight.cause().name())
                .findFirst()
                .orElse(null);
    }

    private static String words(Evidence evidence) {
        return evidence.attributes().stream()
                .map(attribute -> attribute.key().name().toLowerCase(Locale.ROOT) + "=" + attribute.value())
                .collect(Collectors.joining("; "));
    }
}
