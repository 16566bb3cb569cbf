package io.adaflight.analyzer.report.text;

import io.adaflight.analyzer.analysis.result.EpisodeReport;
import io.adaflight.analyzer.analysis.result.PipelineReport;
import io.adaflight.analyzer.analysis.result.TimeWindow;
import io.adaflight.analyzer.report.text.TextPage.Colour;
import io.adaflight.analyzer.wording.Figures;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The episodes of back-pressure of one pipeline: those that lost most, in time order. */
final class EpisodeText {
    private final TextPage page;
    private final PipelineReport pipeline;
    private final TimeWindow window;
    private final int top;

    EpisodeText(TextPage page, PipelineReport pipeline, TimeWindow window, int top) {
        this.page = page;
        this.pipeline = pipeline;
        this.window = window;
        this.top = top;
    }

    void print() throws IOException {
        if (pipeline.episodes().isEmpty()) {
            return;
        }
        List<EpisodeReport> shown = pipeline.episodes().stream()
                .sorted(Comparator.comparingLong(
                                (EpisodeReport episode) -> episode.lost().dropped())
                        .thenComparingLong(episode -> episode.endNanos() - episode.startNanos())
                        .reversed())
                .limit(top)
                .sorted(Comparator.comparingLong(EpisodeReport::startNanos))
                .toList();
        page.blank();
        Table table = new Table("EPISODE OF", "FROM", "FOR", "WORST", "LOST", "BLOCKED", "END");
        for (EpisodeReport episode : shown) {
            table.add(
                    episode.lost().dropped() > 0 ? Colour.BAD : Colour.PLAIN,
                    episode.thread(),
                    TimeLineText.offset(episode.startNanos() - window.fromNanos()),
                    Figures.nanos(episode.endNanos() - episode.startNanos()),
                    page.name(episode.worstState(), 10),
                    (episode.open() ? "~" : "") + Figures.count(episode.lost().dropped()),
                    episode.open() ? "?" : Figures.nanos(episode.blockedNanos()),
                    end(episode));
        }
        table.print(page);
        if (pipeline.episodeCount() > shown.size()) {
            page.line(
                    Colour.FAINT,
                    "  " + Figures.count(pipeline.episodeCount() - shown.size()) + " more episodes lost less");
        }
    }

    private static String end(EpisodeReport episode) {
        if (episode.open()) {
            return "open";
        }
        return episode.cut() ? "cut" : "";
    }
}
