// The fleet: the verdict, the causes, groups by what the recordings say of their JVMs, and the recordings, the worst first.
(() => {
  const { element, named, section } = Elements;
  const { count, percent, bytes, nanos, isoSeconds } = Figures;
  const { figures } = Tables;
  const SVG = "http://www.w3.org/2000/svg";
  const COLOURS = 5;
  const report = JSON.parse(document.getElementById("report").textContent);
  const { recordings } = report;
  const main = document.querySelector("main");
  const UNKNOWN = "(unknown)";
  const IDENTITIES = {
    "application version": (row) => row.process.applicationVersion, "application": (row) => row.process.application,
    "host": (row) => row.process.host, "main class": (row) => row.process.mainClass,
    "Java version": (row) => row.process.javaVersion, "worst pipeline": (row) => row.verdict.worstPipeline,
    "main cause": (row) => row.verdict.mainCause, "day": (row) => row.window.start.slice(0, 10),
    "hour": (row) => row.window.start.slice(0, 13).replace("T", " ") + ":00Z", "JVM start": (row) => row.process.jvmStart,
    "process id": (row) => (row.process.pid === null ? null : String(row.process.pid)),
  };
  const lost = (row) => row.totals.eventsDropped;
  const allLost = report.totals.eventsDropped;
  const ofLoss = (events) => (allLost > 0 ? events / allLost : 0);
  const causes = Object.entries(report.lostByCause).filter((cause) => cause[1] > 0).sort((a, b) => b[1] - a[1]);
  const colourOf = (cause) => Math.min(COLOURS - 1, causes.findIndex((each) => each[0] === cause));

  function verdict() {
    const { verdict: found } = report;
    const care = found.lowerBound || found.eventsFailed > 0;
    const [kind, sign, word] = found.eventsLost > 0 ? ["bad", "\u2716", "Loss"]
      : care ? ["care", "\u26a0", "Look closer"] : ["good", "\u2714", "No loss"];
    return element("p", { class: "verdict " + kind },
      element("span", { class: "sign", role: "img", "aria-label": word }, sign), element("bdi", {}, Figures.printable(found.text)));
  }

  // What all names begin with, up to the last separator.
  function commonFolder() {
    let common = recordings.length > 1 ? recordings[0].name : "";
    for (const { name } of recordings) {
      while (!name.startsWith(common)) {
        common = common.slice(0, -1);
      }
    }
    return common.slice(0, Math.max(common.lastIndexOf("/"), common.lastIndexOf("\\")) + 1);
  }

  function tiles() {
    const bad = recordings.filter((row) => lost(row) > 0).length;
    const starts = recordings.map((row) => row.window.start).sort();
    const ends = recordings.map((row) => row.window.end).sort();
    return element("div", { class: "tiles" },
      Elements.tile("Recordings", count(report.recordingCount), count(bad) + " of them lost events", false),
      Elements.tile("Offered", count(report.totals.eventsOffered), bytes(report.totals.bytesWritten) + " written", false),
      Elements.tile("Lost", count(allLost), percent(report.totals.lossRatio) + " of the offered", allLost > 0),
      Elements.tile("From", isoSeconds(starts[0]).replace("T", " "), "to " + isoSeconds(ends[ends.length - 1]).replace("T", " "), false));
  }

  function share(ratio) {
    const bar = element("span", { class: "bar" });
    bar.style.width = 100 * Math.min(1, ratio) + "%";
    return element("span", { class: "share" }, percent(ratio), element("span", { class: "track", "aria-hidden": "true" }, bar));
  }

  function causeSection() {
    const parts = element("div", { class: "parts", "aria-hidden": "true" }, ...causes.map(([cause, events]) => {
      const part = element("span", { "data-cause": colourOf(cause), title: cause + " " + percent(ofLoss(events)) });
      part.style.flexGrow = events / allLost;
      return part;
    }));
    const with_ = (cause) => recordings.filter((row) => row.lostByCause[cause] > 0).length;
    return section("causes", "Causes", parts, Tables.create("What the events were lost for", [
      { title: "Cause", text: true, value: (row) => row[0], show: (row) => element("span", {},
        element("span", { class: "swatch", "data-cause": colourOf(row[0]) }), row[0]) },
      figures("Lost", (row) => row[1], count), figures("Of all loss", (row) => ofLoss(row[1]), share),
      figures("Recordings", (row) => with_(row[0]), count),
    ], causes, {}));
  }

  function groupsBy(identity) {
    const groups = new Map();
    for (const row of recordings) {
      const key = IDENTITIES[identity](row);
      const name = key === null ? UNKNOWN : key;
      const group = groups.get(name) || { name, rows: [], offered: 0, lost: 0, causes: {} };
      groups.set(name, group);
      group.rows.push(row);
      group.offered += row.totals.eventsOffered;
      group.lost += lost(row);
      for (const [cause, events] of Object.entries(row.lostByCause)) {
        group.causes[cause] = (group.causes[cause] || 0) + events;
      }
    }
    return [...groups.values()].sort((a, b) => b.lost - a.lost || Tables.compare(a.name, b.name));
  }

  function mainCauseOf(group) {
    const worst = Object.entries(group.causes).sort((a, b) => b[1] - a[1])[0];
    return worst && worst[1] > 0 ? worst[0] : "";
  }

  // The loss over the recording's own time; one scale for all, so that heights compare.
  const tallest = Math.max(1, ...recordings.map((row) => Math.max(0, ...row.lostOverTime.map((each) => perSecond(row, each)))));
  function perSecond(row, events) {
    const seconds = row.window.durationNanos / 1e9;
    return seconds > 0 ? (events * row.lostOverTime.length) / seconds : 0;
  }

  function spark(row) {
    const svg = document.createElementNS(SVG, "svg");
    const label = lost(row) > 0 ? "at most " + Figures.perSecond(Math.max(0, ...row.lostOverTime.map((each) => perSecond(row, each))))
      + " lost" : "nothing lost";
    for (const [name, value] of [["class", "spark"], ["viewBox", "0 0 48 24"], ["preserveAspectRatio", "none"], ["role", "img"],
      ["aria-label", label]]) {
      svg.setAttribute(name, value);
    }
    const base = document.createElementNS(SVG, "line");
    for (const [name, value] of [["x1", 0], ["x2", 48], ["y1", 24], ["y2", 24]]) {
      base.setAttribute(name, value);
    }
    svg.append(base);
    if (row.lostOverTime.length > 0) {
      const steps = row.lostOverTime.map((events, index) => {
        const high = events > 0 ? Math.max(1.5, (24 * perSecond(row, events)) / tallest) : 0;
        return "V" + (24 - high).toFixed(2) + "H" + ((48 * (index + 1)) / row.lostOverTime.length).toFixed(2);
      });
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", "M0 24" + steps.join("") + "V24Z");
      svg.append(path);
    }
    const title = document.createElementNS(SVG, "title");
    title.textContent = label;
    svg.append(title);
    return svg;
  }

  const folder = commonFolder();
  function link(row) {
    const name = named(row.name.slice(folder.length));
    return row.page ? element("a", { href: "./" + encodeURIComponent(row.page) }, name) : name;
  }

  // A column each where recordings differ, and one line where they are all the same.
  const TEXTS = [["Version", (row) => row.process.applicationVersion], ["Host", (row) => row.process.host],
    ["Application", (row) => row.process.application], ["Main class", (row) => row.process.mainClass],
    ["Java", (row) => row.process.javaVersion]];
  const distinct = (value) => new Set(recordings.map(value));
  function inCommon() {
    const same = TEXTS.map(([title, value]) => [title, [...distinct(value)]])
      .filter(([, values]) => values.length === 1 && values[0] !== null);
    if (folder) {
      same.unshift(["In", [folder]]);
    }
    return same.length > 0 ? Elements.facts(same.map(([title, values]) => [title, named(values[0])])) : null;
  }

  function recordingTable(rows) {
    const texts = TEXTS.filter((text) => distinct(text[1]).size > 1)
      .map(([title, value]) => ({ title, text: true, value: (row) => value(row) || "", show: (row) => named(value(row) || "") }));
    return Tables.create("The worst first; heights compare: the tallest is " + Figures.perSecond(tallest) + " lost", [
      { title: "Recording", text: true, value: (row) => row.name, show: link },
      { title: "Loss over time", text: true, value: (row) => Math.max(0, ...row.lostOverTime), show: spark,
        help: "Lost events a second, from the beginning to the end of each recording" },
      figures("Lost", lost, count), figures("Lost %", (row) => row.totals.lossRatio, percent),
      figures("Of all loss", (row) => ofLoss(lost(row)), share), figures("Offered", (row) => row.totals.eventsOffered, count),
      { title: "Main cause", text: true, value: (row) => row.verdict.mainCause || "", show: (row) => row.verdict.mainCause || "" },
      ...texts,
      { title: "Start", text: true, value: (row) => row.window.start, show: (row) => isoSeconds(row.window.start).replace("T", " ") },
      figures("Length", (row) => row.window.durationNanos, nanos), figures("Warnings", (row) => row.warningCount, count),
    ], rows, { filter: (row) => [row.name, row.process.host, row.process.applicationVersion, row.verdict.mainCause].join(" "),
      rowClass: (row) => (lost(row) > 0 ? "bad" : null) });
  }

  const place = element("div", {});
  const chosen = element("p", { class: "chosen", role: "status" });
  function showRecordings(identity, group) {
    const rows = group ? group.rows : recordings;
    const all = element("button", { type: "button", onclick: () => showRecordings(null, null) }, "Show all");
    chosen.replaceChildren(...(group
      ? [count(rows.length) + " of " + count(recordings.length) + " recordings: " + identity + " ", named(group.name), " ", all] : []));
    place.replaceChildren(recordingTable(rows));
  }

  const groupPlace = element("div", {});
  function showGroups(identity) {
    const open = (group) => element("button", { type: "button", class: "jump", onclick: () => showRecordings(identity, group) },
      named(group.name));
    groupPlace.replaceChildren(Tables.create("Choose a row to see its recordings only", [
      { title: identity[0].toUpperCase() + identity.slice(1), text: true, value: (group) => group.name, show: open },
      figures("Recordings", (group) => group.rows.length, count), figures("Offered", (group) => group.offered, count),
      figures("Lost", (group) => group.lost, count),
      figures("Lost %", (group) => (group.offered > 0 ? group.lost / group.offered : 0), percent),
      figures("Of all loss", (group) => ofLoss(group.lost), share),
      { title: "Main cause", text: true, value: mainCauseOf, show: mainCauseOf },
    ], groupsBy(identity), { filter: (group) => group.name, rowClass: (group) => (group.lost > 0 ? "bad" : null) }));
  }

  function groupSection() {
    const first = ["application version", "application", "host"].find((identity) => distinct(IDENTITIES[identity]).size > 1) || "day";
    const choice = element("select", { id: "identity", onchange: () => showGroups(choice.value) },
      ...Object.keys(IDENTITIES).map((identity) => element("option", { value: identity, selected: identity === first }, identity)));
    showGroups(first);
    return section("groups", "Groups", element("p", {}, element("label", {}, "Group by ", choice)), groupPlace);
  }

  function warnings() {
    const most = 20;
    const line = (warning) => element("li", {}, element("code", {}, warning.code), " ",
      ...(warning.recording && !warning.text.startsWith(warning.recording) ? [named(warning.recording), ": "] : []),
      element("bdi", {}, Figures.printable(warning.text)));
    const rest = report.warnings.slice(most);
    return section("warnings", "Warnings", element("ul", {}, ...report.warnings.slice(0, most).map(line)),
      rest.length > 0 ? element("details", {}, element("summary", {}, count(rest.length) + " more"),
        element("ul", {}, ...rest.map(line))) : null);
  }

  function themes() {
    const next = { auto: "light", light: "dark", dark: "auto" };
    const button = document.getElementById("theme");
    button.addEventListener("click", () => {
      const theme = next[document.documentElement.dataset.theme];
      document.documentElement.dataset.theme = theme;
      button.textContent = "Theme: " + theme;
    });
  }

  document.title = "AdaFlight: " + Figures.printable(report.verdict.text);
  main.append(verdict(), tiles());
  if (recordings.length < report.recordingCount) {
    main.append(element("p", { class: "remark" }, "This page has the " + count(recordings.length) + " recordings that lost most, of "
      + count(report.recordingCount) + "; groups are of these. --top sets how many."));
  }
  if (causes.length > 0) {
    main.append(causeSection());
  }
  showRecordings(null, null);
  main.append(groupSection(), section("recordings", "Recordings", inCommon(), chosen, place));
  if (report.warnings.length > 0) {
    main.append(warnings());
  }
  themes();
  document.documentElement.classList.add("ready");
})();
