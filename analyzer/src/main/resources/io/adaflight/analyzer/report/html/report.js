// The page: the verdict, the recordings, one pipeline at a time, and the warnings.
(() => {
  const { element, named, section } = Elements;
  const { count, percent, bytes, nanos, shortCount, isoSeconds } = Figures;
  const report = JSON.parse(document.getElementById("report").textContent);
  const main = document.querySelector("main");
  let page = null;

  function verdict() {
    const { verdict: found } = report;
    const lost = found.eventsLost > 0;
    const care = found.lowerBound || found.eventsFailed > 0;
    const [kind, sign, word] = lost ? ["bad", "\u2716", "Loss"] : care ? ["care", "\u26a0", "Look closer"] : ["good", "\u2714", "No loss"];
    return element("p", { class: "verdict " + kind },
      element("span", { class: "sign", role: "img", "aria-label": word }, sign), element("bdi", {}, Figures.printable(found.text)));
  }

  function recordings() {
    return element("ul", { class: "recordings" }, ...report.recordings.map((recording) => {
      const { window: part, collections } = recording;
      const chunks = recording.chunksRead < recording.chunks ? recording.chunksRead + " of " + recording.chunks : recording.chunks;
      let text = ": " + isoSeconds(part.start) + " to " + isoSeconds(part.end) + " (" + nanos(part.durationNanos) + "), " + chunks
        + (recording.chunks === 1 ? " chunk" : " chunks") + (part.limited ? ", a part" : "");
      if (collections.count > 0) {
        text += "; " + count(collections.count) + (collections.count === 1 ? " collection" : " collections") + " recorded, "
          + nanos(collections.totalNanos) + " in total, the longest " + nanos(collections.longestNanos);
      }
      return element("li", {}, named(recording.name), text, ...calls(recording.methodCalls));
    }));
  }

  function calls(methods) {
    return methods.length === 0 ? [] : [element("p", {}, "The JDK counted calls only: it tells no thread, no cause, and not which appender, pool or ring it was"),
      element("ul", { class: "calls" }, ...methods.map((called) => element("li", {},
        count(called.calls) + (called.calls === 1 ? " call of " : " calls of "), element("code", {}, Figures.printable(called.method)),
        called.meaning ? ": " + called.meaning : "")))];
  }

  function choose(pipeline) {
    const made = PipelinePage.create(pipeline, report.recordings[pipeline.recording], report.recordings.length > 1);
    if (page) {
      page.root.replaceWith(made.root);
    } else {
      main.append(made.root);
    }
    page = made;
    page.panel.layOut();
  }

  function pipelines() {
    const { figures } = Tables;
    const open = (row) => element("button", { type: "button", class: "jump", onclick: () => choose(row) }, named(row.name));
    const columns = [
      { title: "Pipeline", text: true, value: (row) => row.name, show: open },
      figures("Offered", (row) => row.totals.eventsOffered, count), figures("Written", (row) => row.totals.eventsWritten, count),
      figures("Lost", (row) => row.totals.eventsDropped, count), figures("Lost %", (row) => row.totals.lossRatio, percent),
      ...(report.pipelines.some((row) => Figures.bytesKnown(row.totals))
        ? [figures("Bytes", (row) => row.totals.bytesWritten, (value) => (value > 0 ? bytes(value) : ""))] : []),
      figures("Events/s", (row) => row.rates.eventsPerSecond, shortCount),
    ];
    if (report.recordings.length > 1) {
      columns.push({ title: "Recording", text: true, value: (row) => report.recordings[row.recording].name,
        show: (row) => named(report.recordings[row.recording].name) });
    }
    return section("pipelines", "Pipelines", Tables.create("All pipelines; choose one to see it below", columns,
      report.pipelines, { filter: (row) => row.name, rowClass: (row) => (row.totals.eventsDropped > 0 ? "bad" : null) }));
  }

  function warnings() {
    return section("warnings", "Warnings", element("ul", {}, ...report.warnings.map((warning) => {
      const line = element("li", {}, element("code", {}, warning.code), " ");
      if (warning.recording && report.recordings.length > 1) {
        line.append(named(warning.recording), ": ");
      }
      if (warning.pipeline) {
        line.append("pipeline ", named(warning.pipeline), ": ");
      }
      line.append(element("bdi", {}, Figures.printable(warning.text)));
      return line;
    })));
  }

  function useTheme(theme) {
    document.documentElement.dataset.theme = theme;
    if (page) {
      page.panel.redraw();
    }
  }

  function themes() {
    const next = { auto: "light", light: "dark", dark: "auto" };
    const button = document.getElementById("theme");
    button.addEventListener("click", () => {
      useTheme(next[document.documentElement.dataset.theme]);
      button.textContent = "Theme: " + document.documentElement.dataset.theme;
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => page && page.panel.redraw());
    matchMedia("print").addEventListener("change", () => page && page.panel.redraw());
    let before = "auto";
    window.addEventListener("beforeprint", () => {
      before = document.documentElement.dataset.theme;
      document.documentElement.classList.add("printing");
      useTheme("light");
      page && page.panel.layOut();
    });
    window.addEventListener("afterprint", () => {
      document.documentElement.classList.remove("printing");
      useTheme(before);
      page && page.panel.layOut();
    });
  }

  document.title = "AdaFlight: " + Figures.printable(report.verdict.text);
  main.append(verdict(), recordings());
  if (report.warnings.length > 0) {
    main.append(warnings());
  }
  if (report.pipelines.length > 1) {
    main.append(pipelines());
  }
  if (report.pipelines.length > 0) {
    choose(report.pipelines.reduce((worst, each) => (each.totals.eventsDropped > worst.totals.eventsDropped ? each : worst)));
  }
  themes();
  document.documentElement.classList.add("ready");
})();
