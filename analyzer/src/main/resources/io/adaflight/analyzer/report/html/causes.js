// Why a pipeline lost events: where the drain's time went, each cause with what was seen of it and the stacks that show it, which
// leads to its place on the time line; and what else is out of the ordinary.
const CausesPage = (() => {
  const { element, named, section } = Elements;
  const { percent, nanos, offset, fixed, perSecond } = Figures;
  const WORTH_TELLING = 0.01;

  function jump(context, from, to) {
    return element("button", { type: "button", class: "jump", title: "show on the time line",
      onclick: () => context.jump(from, to) }, offset(from - context.start));
  }

  // The bar of one service time on the scale of the longest one.
  function timeBar(label, time, longest, rows) {
    const parts = rows.filter((row) => row.cause !== null && time.parts[row.cause] > 0);
    const said = parts.map((row) => row.part + " " + nanos(Math.round(time.parts[row.cause])));
    const bar = element("div", { class: "time-bar", role: "img", "aria-label": label + ": " + said.join(", ") });
    bar.style.width = Math.max(0.2, (100 * time.nanosPerEvent) / longest) + "%";
    bar.append(...parts.map((row, index) => {
      const part = element("span", { class: "of " + row.cause, title: said[index] });
      part.style.flexGrow = String(time.parts[row.cause]);
      return part;
    }));
    const rates = [];
    if (time.offeredPerSecond > 0) {
      rates.push(perSecond(time.offeredPerSecond) + " offered");
    }
    if (time.capacityPerSecond > 0) {
      rates.push("it can take " + perSecond(time.capacityPerSecond));
    }
    return [element("dt", {}, label), element("dd", {}, element("div", { class: "track" }, bar),
      element("span", {}, element("strong", {}, nanos(Math.round(time.nanosPerEvent))), " per event",
        element("span", { class: "remark" }, rates.length > 0 ? " (" + rates.join(", ") + ")" : "")))];
  }

  // Where the drain's time went, per event: a bar calm and one while losing, and the same in figures.
  function drainTime(time) {
    const { calm, losing, rows } = time;
    const longest = Math.max(losing.nanosPerEvent, calm === null ? 0 : calm.nanosPerEvent);
    const cells = (tag, row) => [element(tag, {}, row.cause ? element("span", { class: "swatch of " + row.cause }) : null, row.part),
      ...[row.calm || "-", row.losing, row.factor].map((text) => element(tag, {}, text))];
    return element("figure", { class: "drain-time" },
      element("figcaption", {}, "Where the drain's time went, per event"),
      element("dl", {}, ...(calm === null ? [] : timeBar("calm", calm, longest, rows)), ...timeBar("losing", losing, longest, rows)),
      element("table", {},
        element("thead", {}, element("tr", {}, ...cells("th", { part: "", calm: "calm", losing: "losing", factor: "factor" }))),
        element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells("td", row))))));
  }

  // A stack, one frame a line, with the method that called into the JDK marked.
  function stack(title, frames) {
    const first = frames.findIndex((frame) => frame.own);
    return element("figure", { class: "frames" }, element("figcaption", {}, title),
      element("ol", {}, ...frames.map((frame, index) => {
        const method = Figures.printable(frame.method);
        const type = method.lastIndexOf(".", method.lastIndexOf(".") - 1) + 1;
        return element("li", { class: index === first ? "first" : frame.own ? null : "jdk" },
          element("bdi", {}, element("span", { class: "remark" }, method.slice(0, type)), method.slice(type)),
          frame.source ? element("span", { class: "remark" }, " (", element("bdi", {}, Figures.printable(frame.source)), ")") : null);
      })));
  }

  // Whether the frames of one stack are the top of another one, which then says more.
  const isTopOf = (top, whole) => top !== whole && top.length <= whole.length
    && top.every((frame, index) => frame.method === whole[index].method);

  function evidence(seen, context, all) {
    const line = element("li", {}, named(seen.summary));
    if (seen.heldNanos > 0) {
      line.append(" at ", jump(context, seen.longestStartNanos, seen.longestEndNanos));
    } else if (seen.outOf > 0) {
      line.append(", the first at ", jump(context, seen.longestStartNanos, seen.longestEndNanos));
    }
    const shown = all.some((other) => isTopOf(seen.stack, other.stack) && (seen.stack.length < other.stack.length || other.outOf > 0));
    const stacks = [];
    if (seen.stack.length > 0 && !shown) {
      stacks.push(stack("the drain thread", seen.stack));
    }
    if (seen.ownerStack.length > 0) {
      stacks.push(stack(element("span", {}, "the owner of the lock", seen.owner ? [", ", named(seen.owner)] : []), seen.ownerStack));
    }
    if (stacks.length > 0) {
      line.append(element("div", { class: "stacks" }, ...stacks));
    }
    return line;
  }

  // The cause as a button: it marks on the time line when events were lost to it.
  function mark(share, context) {
    const spans = context.pipeline.causes.intervals.filter((loss) => loss.shares[share.cause] > 0);
    return element("button", { type: "button", class: "cause", disabled: spans.length === 0, "aria-pressed": "false",
      title: "mark on the time line", onclick: (event) => context.mark(event.currentTarget, spans) }, share.cause);
  }

  function cause(share, context, first) {
    const bar = element("span", { class: "bar of " + share.cause, "aria-hidden": "true" });
    bar.style.width = Math.round(share.share * 120) + "px";
    const seen = share.evidence.map((each) => evidence(each, context, share.evidence));
    const list = seen.length > 0 ? element("ul", {}, ...seen) : null;
    return element("li", {}, mark(share, context), bar, element("bdi", {}, Figures.printable(share.sentence)),
      share.confidence === null ? null : " Confidence " + fixed(share.confidence, 2) + ".",
      first ? element("p", {}, share.advice) : null,
      first || list === null ? list : element("details", {}, element("summary", {}, "seen"), list));
  }

  function causes(context) {
    const { shares, missingEvidence, callTree, drainTime: time } = context.pipeline.causes;
    if (shares.length === 0) {
      return null;
    }
    const shown = shares.filter((share, index) => index === 0 || share.share >= WORTH_TELLING);
    return section("causes", "Why",
      element("ol", { class: "causes" }, ...shown.map((share, index) => cause(share, context, index === 0))),
      time !== null ? drainTime(time) : null,
      FlameGraph.create(callTree),
      ...missingEvidence.map((missed) => element("p", { class: "remark" }, element("bdi", {}, Figures.printable(missed.sentence)))));
  }

  function findings(context) {
    const { findings: found } = context.pipeline;
    if (found.length === 0) {
      return null;
    }
    const columns = [
      { title: "Unusual", text: true, value: (row) => row.kind, show: (row) => element("code", {}, row.kind) },
      { title: "Of", text: true, value: (row) => row.thread || "", show: (row) => named(row.thread || "(pipeline)") },
      { title: "From", value: (row) => row.startNanos, show: (row) => jump(context, row.startNanos, row.endNanos) },
      { title: "For", value: (row) => row.endNanos - row.startNanos, show: (row) => nanos(row.endNanos - row.startNanos) },
      { title: "What", text: true, value: (row) => row.size, show: (row) => element("bdi", {}, Figures.printable(row.sentence)) },
      { title: "Confidence", value: (row) => row.confidence, show: (row) => fixed(row.confidence, 2) },
    ];
    return section("findings", "Unusual", Tables.create("What is unusual, in order of time", columns, found,
      { filter: (row) => row.kind }));
  }

  // The shares of one time of loss, in short.
  function shares(of) {
    return Object.entries(of).map(([name, share]) => name + " " + percent(share)).join(", ");
  }

  return { causes, findings, jump, shares };
})();
