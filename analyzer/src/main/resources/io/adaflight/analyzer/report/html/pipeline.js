// The part of the page about one pipeline.
const PipelinePage = (() => {
  const { element, named, facts, section, tile } = Elements;
  const { count, percent, bytes, bytesKnown, nanos, offset, perSecond, bytesPerSecond, shortCount } = Figures;
  const { figures } = Tables;

  // The sections in their order; each gives an element, or null where there is nothing to say.
  const SECTIONS = [summary, CausesPage.causes, overTime, CausesPage.findings, threads, swaps, episodes, setUp];

  function create(pipeline, recording, several) {
    const context = { pipeline, recording, start: recording.window.startNanos, panel: null };
    context.jump = (fromNanos, toNanos) => {
      const from = (fromNanos - context.start) / 1e9;
      const length = (toNanos - fromNanos) / 1e9;
      context.panel.show(from - length / 4, from + length * 1.25);
      context.panel.root.scrollIntoView({ block: "start" });
    };
    // Marks what a pressed button stands for, and lets go of what another one marked.
    context.mark = (button, spans) => {
      const marked = button.getAttribute("aria-pressed") !== "true";
      root.querySelectorAll(".cause").forEach((each) => each.setAttribute("aria-pressed", String(each === button && marked)));
      context.panel.mark(marked ? spans.map((span) => ({ from: (span.startNanos - context.start) / 1e9,
        to: (span.endNanos - context.start) / 1e9 })) : []);
      if (marked) {
        context.panel.root.scrollIntoView({ block: "start" });
      }
    };
    const title = element("h2", {}, "Pipeline ", named(pipeline.name));
    if (several) {
      title.append(" of ", named(recording.name));
    }
    const root = element("article", { class: "pipeline" }, title);
    root.append(...SECTIONS.map((make) => make(context)).filter((part) => part !== null));
    return { root, panel: context.panel };
  }

  function summary({ pipeline }) {
    const { totals, rates } = pipeline;
    const known = bytesKnown(totals);
    const waiting = pipeline.queueDepth === null ? "drained is not counted"
      : "drained " + count(totals.eventsDrained) + "; waiting at the end " + count(pipeline.queueDepth)
        + ", most " + count(pipeline.greatestQueueDepth);
    const drains = pipeline.drainThreads.flatMap((name, index) => [index ? ", " : "", named(name)]);
    return element("section", { "aria-label": "Figures" },
      element("div", { class: "tiles" },
        tile("offered", count(totals.eventsOffered), "events"),
        tile("written", count(totals.eventsWritten), known ? bytes(totals.bytesWritten) : "events"),
        tile("lost", count(totals.eventsDropped), percent(totals.lossRatio) + (known ? ", " + bytes(totals.bytesDropped) : ""),
          totals.eventsDropped > 0),
        tile("rate", perSecond(rates.eventsPerSecond), "most " + perSecond(rates.peakEventsPerSecond))),
      facts([
        ["offered", "written " + count(totals.eventsWritten) + ", rejected " + count(totals.eventsRejected)
          + ", filtered " + count(totals.eventsFiltered)],
        ["written", "evicted " + count(totals.eventsEvicted) + "; " + waiting],
        ["rate", (known ? bytesPerSecond(rates.bytesPerSecond) + "; " : "") + "at the end " + perSecond(rates.eventsPerSecond1Minute) + ", "
          + perSecond(rates.eventsPerSecond5Minutes) + ", " + perSecond(rates.eventsPerSecond15Minutes) + " over 1, 5, 15 min"],
        ["threads", count(pipeline.liveThreads) + " live, " + count(pipeline.retiredThreads) + " ended; drained by ",
          ...(drains.length ? drains : ["unknown"])],
        totals.eventsFailed > 0 ? ["sink", "failed to take " + count(totals.eventsFailed) + " drained events"] : null,
        ...["slowSwaps", "blockedWrites"].map((kind) => outliers(pipeline[kind],
          kind === "slowSwaps" ? "slow swaps" : "waits", pipeline)),
      ].filter((fact) => fact !== null)));
  }

  function outliers(found, label, pipeline) {
    return found.count === 0 ? null : [label, "recorded one by one: " + count(found.count) + ", the longest "
      + nanos(found.longestNanos) + " on ", named(found.longestThread), " at "
      + offset(found.longestEndNanos - pipeline.timeLine.startNanos)];
  }

  function overTime(context) {
    const { pipeline, recording, start } = context;
    const mark = (span, kind, before, after) => ({
      from: (span.startNanos - start) / 1e9,
      to: (span.endNanos - start) / 1e9,
      kind,
      text: before + " at " + offset(span.startNanos - start) + " for " + nanos(span.endNanos - span.startNanos) + after,
    });
    const each = (spans, what) => spans.map((span) => mark(span, "full", what + " of " + Figures.printable(span.thread), ""));
    const pauses = (title, ofCollector) => ({ title, marks: recording.pauses
      .filter((pause) => (pause.kind === "COLLECTION") === ofCollector)
      .map((pause) => mark(pause, "full", pause.kind.toLowerCase() + " " + Figures.printable(pause.name), "")) });
    const strips = [
      { title: "causes", marks: pipeline.causes.intervals.map((loss) =>
        mark(loss, "full", "loss", ": " + CausesPage.shares(loss.shares))) },
      pauses("GC pauses", true),
      pauses("safepoints", false),
      { title: "blocked", marks: each(pipeline.blockedWrites.longest, "write") },
      { title: "slow swaps", marks: each(pipeline.slowSwaps.longest, "ring swap") },
      { title: "episodes", marks: pipeline.episodes.map((episode) => mark(episode,
        episode.worstState === "DROPPING" ? "full" : "hollow", "episode of " + Figures.printable(episode.thread),
        ": " + Figures.printable(episode.worstState) + ", lost " + count(episode.eventsDropped))) },
    ];
    context.panel = new TimeLine.Panel(pipeline, strips, Date.parse(recording.window.start));
    return section("time", "Over time", context.panel.root);
  }

  function threadName(thread) {
    const cell = element("span", {}, named(thread.name));
    if (thread.terminated) {
      cell.append(element("span", { class: "remark" }, " (ended)"));
    }
    return cell;
  }

  function share(value) {
    const bar = element("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = Math.round(value * 32) + "px";
    return element("span", {}, bar, percent(value));
  }

  function threads({ pipeline }) {
    const columns = [
      { title: "Thread", text: true, value: (row) => row.name, show: threadName },
      figures("Written", (row) => row.eventsWritten, count),
      figures("Lost", (row) => row.eventsDropped, count, "rejected and evicted events"),
      figures("Lost %", (row) => row.lossRatio, percent, "of what the thread offered"),
      figures("Of loss", (row) => row.shareOfLoss, share, "share of the pipeline's loss"),
      ...(bytesKnown(pipeline.totals) ? [figures("Bytes", (row) => row.bytesWritten, bytes)] : []),
      figures("Events/s", (row) => row.eventsPerSecond, shortCount),
      figures("Peak/s", (row) => row.peakEventsPerSecond, shortCount, "highest rate that a collection saw"),
      figures("Blocked", (row) => row.blockedNanos, nanos, "time that writes waited for room"),
      figures("Writes", (row) => row.blockedWrites, count, "writes that waited for room"),
      figures("Pressure", (row) => row.states.pressureNanos, nanos, "time in this back-pressure state"),
      figures("Dropping", (row) => row.states.droppingNanos, nanos, "time in this back-pressure state"),
      figures("Recovery", (row) => row.states.recoveryNanos, nanos, "time in this back-pressure state"),
      figures("No ring", (row) => row.poolExhaustions, count, "how often no ring was free"),
      figures("Swaps", (row) => row.swaps.count, count),
      { title: "State", text: true, value: (row) => row.state, show: (row) => Figures.printable(row.state) },
    ];
    const left = pipeline.threadCount - pipeline.threads.length;
    const table = Tables.create("Threads by loss, then by volume", columns, pipeline.threads,
      { filter: (row) => row.name, rowClass: (row) => (row.eventsDropped > 0 ? "bad" : null) });
    return section("threads", "Threads", table, left > 0 ? element("p", { class: "remark" }, count(left) + " more were left out by --top") : null);
  }

  function swaps({ pipeline }) {
    const rows = pipeline.threads.filter((thread) => thread.swaps.count > 0 && thread.swaps.p50Nanos !== null);
    if (pipeline.swaps.totalCount > 0) {
      rows.unshift({ name: "(all threads)", swaps: pipeline.swaps });
    }
    if (rows.length === 0) {
      return null;
    }
    const time = (title, key) => figures(title, (row) => row.swaps[key], nanos);
    const columns = [
      { title: "Swaps", text: true, value: (row) => row.name, show: (row) => named(row.name) },
      figures("Count", (row) => row.swaps.count, count), time("Average", "averageNanos"), time("Median", "p50Nanos"),
      time("P90", "p90Nanos"), time("P99", "p99Nanos"), time("P99.9", "p999Nanos"), time("Max", "maxNanos"),
    ];
    return section("swaps", "Ring swaps", Tables.create("How long ring swaps took", columns, rows, { filter: (row) => row.name }));
  }

  function episodes(context) {
    const { pipeline, start } = context;
    if (pipeline.episodes.length === 0) {
      return null;
    }
    const from = (row) => row.startNanos - start;
    const columns = [
      { title: "Episode of", text: true, value: (row) => row.thread, show: (row) => named(row.thread) },
      { title: "From", value: from, show: (row) => CausesPage.jump(context, row.startNanos, row.endNanos) },
      figures("For", (row) => row.durationNanos, nanos),
      { title: "Worst", text: true, value: (row) => row.worstState, show: (row) => Figures.printable(row.worstState) },
      { title: "Lost", value: (row) => row.eventsDropped, show: (row) => (row.estimated ? "~" : "") + count(row.eventsDropped) },
      { title: "Blocked", value: (row) => row.blockedNanos, show: (row) => (row.open ? "?" : nanos(row.blockedNanos)) },
      { title: "End", text: true, value: (row) => (row.open ? "open" : row.cut ? "cut" : ""),
        show: (row) => (row.open ? "open" : row.cut ? "cut" : "") },
    ];
    const left = pipeline.episodeCount - pipeline.episodes.length;
    return section("episodes", "Episodes of back-pressure",
      Tables.create("Episodes in order of time", columns, pipeline.episodes,
        { filter: (row) => row.thread, rowClass: (row) => (row.eventsDropped > 0 ? "bad" : null) }),
      left > 0 ? element("p", { class: "remark" }, count(left) + " more episodes lost less") : null);
  }

  function setUp({ pipeline }) {
    const { configuration: set } = pipeline;
    if (set === null) {
      return null;
    }
    const rings = set.rings === 0 ? [["rings", "none of its own"]] : [
      ["rings", set.rings + " of " + bytes(set.ringBytes) + " a thread"],
      ["drop policy", Figures.printable(set.dropPolicy)
        + (set.blockLimitNanos > 0 ? " (waits " + nanos(set.blockLimitNanos) + ")" : "")],
      ["pressure", "below " + percent(set.pressureThreshold) + " free"],
      ["normal", "above " + percent(set.normalThreshold) + " free and " + nanos(set.recoveryNanos)],
      ["flush", nanos(set.flushIntervalNanos)],
    ];
    return section("configuration", "Configuration", facts([
      ...rings,
      set.sink ? ["sink", named(set.sink)] : null,
      ["collection", "each " + nanos(set.collectionIntervalNanos) + ", rates over " + nanos(set.rateWindowNanos)
        + ", " + count(set.maximumRows) + " rows at most"],
      ["created", set.created],
      ["version", named(set.version)],
    ].filter((fact) => fact !== null)));
  }

  return { create };
})();
