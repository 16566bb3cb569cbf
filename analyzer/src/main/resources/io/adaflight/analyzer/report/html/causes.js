// Why a pipeline lost events: each cause, and what was seen of it, which leads to its place on the time line; and what else
// is out of the ordinary.
const CausesPage = (() => {
  const { element, named, section } = Elements;
  const { percent, nanos, offset, fixed, perSecond } = Figures;
  const WORTH_TELLING = 0.01;

  function jump(context, from, to) {
    return element("button", { type: "button", class: "jump", title: "show on the time line",
      onclick: () => context.jump(from, to) }, offset(from - context.start));
  }

  function evidence(seen, context) {
    const line = element("li", {}, named(seen.text));
    if (seen.heldNanos > 0) {
      line.append(" at ", jump(context, seen.longestStartNanos, seen.longestEndNanos));
    }
    return line;
  }

  // Where the drain's time went, per event.
  function drainTime(time) {
    const cells = (tag, row) => [row.part, row.calm || "-", row.losing, row.factor].map((text) => element(tag, {}, text));
    return element("table", { class: "drain-time" },
      element("caption", {}, "Where the drain's time went, per event"),
      element("thead", {}, element("tr", {}, ...cells("th", { part: "", calm: "calm", losing: "losing", factor: "factor" }))),
      element("tbody", {}, ...time.rows.map((row) => element("tr", {}, ...cells("td", row)))));
  }

  function cause(share, context, first) {
    const bar = element("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = Math.round(share.share * 120) + "px";
    const time = context.pipeline.causes.drainTime;
    return element("li", {}, bar, element("code", {}, share.cause), ": ", element("bdi", {}, Figures.printable(share.sentence)),
      share.confidence === null ? null : " Confidence " + fixed(share.confidence, 2) + ".",
      first && time !== null ? drainTime(time) : null,
      element("ul", {}, ...share.evidence.map((seen) => evidence(seen, context))),
      first ? element("p", {}, share.advice) : null);
  }

  function missing(missed) {
    return element("li", {}, "not seen: ", element("bdi", {}, Figures.printable(missed.reason)), "; record with ",
      element("code", {}, Figures.printable(missed.setting)));
  }

  function causes(context) {
    const { shares, missingEvidence } = context.pipeline.causes;
    if (shares.length === 0) {
      return null;
    }
    const shown = shares.filter((share, index) => index === 0 || share.share >= WORTH_TELLING);
    return section("causes", "Why",
      element("ol", { class: "causes" }, ...shown.map((share, index) => cause(share, context, index === 0))),
      missingEvidence.length > 0 ? element("ul", { class: "remark" }, ...missingEvidence.map(missing)) : null);
  }

  function findings(context) {
    const { findings: found } = context.pipeline;
    if (found.length === 0) {
      return null;
    }
    const shows = { SKEWED_LOAD: percent, SLOWER_SWAPS: (value) => nanos(Math.round(value)) };
    const show = (row, value) => (shows[row.kind] || perSecond)(value);
    const columns = [
      { title: "Unusual", text: true, value: (row) => row.kind, show: (row) => element("code", {}, row.kind) },
      { title: "Of", text: true, value: (row) => row.thread || "", show: (row) => named(row.thread || "(pipeline)") },
      { title: "From", value: (row) => row.startNanos, show: (row) => jump(context, row.startNanos, row.endNanos) },
      { title: "For", value: (row) => row.endNanos - row.startNanos, show: (row) => nanos(row.endNanos - row.startNanos) },
      { title: "Seen", value: (row) => row.value, show: (row) => show(row, row.value) },
      { title: "Expected", value: (row) => row.expected, show: (row) => show(row, row.expected) },
      { title: "Confidence", value: (row) => row.confidence, show: (row) => fixed(row.confidence, 2) },
    ];
    return section("findings", "Unusual", Tables.create("What is out of the ordinary, by its beginning", columns, found,
      { filter: (row) => row.kind }));
  }

  // The shares of one time of loss, in short.
  function shares(of) {
    return Object.entries(of).map(([name, share]) => name + " " + percent(share)).join(", ");
  }

  return { causes, findings, jump, shares };
})();
