// Everything over time of one pipeline: plots, marks and heat map under one another, with one range for all of them.
// A strip of marks: title, marks: [{from, to, kind, text}] in seconds from the beginning of the report.
const TimeLine = (() => {
  const { element, colour } = Elements;
  const GUTTER = 96;
  const RIGHT = 34;
  const PLOT_HEIGHT = 116;
  const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200,
    86400, 172800, 604800, 2592000, 31536000];
  const BINARY_STEPS = [0, 10, 20, 30, 40, 50, 60].flatMap((power) =>
    [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map((step) => step * 2 ** power));
  const SERIES = [
    { key: "eventsWritten", title: "written", colour: "written", show: Figures.perSecond },
    { key: "eventsDropped", title: "lost", colour: "lost", show: Figures.perSecond },
    { key: "bytesWritten", title: "bytes", colour: "bytes", show: Figures.bytesPerSecond, steps: BINARY_STEPS },
    { key: "swaps", title: "swaps", colour: "swaps", show: Figures.perSecond },
  ];

  const offset = (seconds) => Figures.offset(Math.round(seconds * 1e9));
  const greatest = (values) => values.reduce((most, value) => Math.max(most, value), 0);

  class Panel {
    constructor(pipeline, strips, start) {
      this.line = pipeline.timeLine;
      this.start = start;
      this.binSeconds = this.line.binNanos / 1e9;
      this.bins = this.line.eventsWritten.length;
      this.end = this.bins * this.binSeconds;
      this.range = [0, this.end];
      this.marked = [];
      this.readout = element("output", { class: "readout", "aria-live": "polite" });
      this.plots = SERIES.filter((series) => series.key !== "bytesWritten" || Figures.bytesKnown(pipeline.totals))
        .map((series) => this.plot(series));
      this.strips = strips.filter((strip) => strip.marks.length > 0).map((strip) => new Strip(this, strip));
      this.heatMap = pipeline.heatMap.rows.length > 0 ? new HeatMap(this, pipeline.heatMap) : null;
      this.stack = element("div", { class: "stack", tabindex: 0, role: "group",
        "aria-label": "Time lines: plus and minus zoom, left and right move, zero shows all",
        onkeydown: (event) => this.key(event) },
      ...this.plots.map((plot) => plot.root), ...this.strips.map((strip) => strip.root));
      this.root = element("div", { class: "panel" }, this.buttons(), this.stack,
        this.heatMap ? this.heatMap.root : null);
      this.tell(null);
      new ResizeObserver(() => this.layOut()).observe(this.stack);
    }

    buttons() {
      const button = (text, label, action) => element("button", { type: "button", "aria-label": label, onclick: action }, text);
      return element("div", { class: "buttons" },
        button("+", "Zoom in", () => this.zoom(0.5)), button("\u2212", "Zoom out", () => this.zoom(2)),
        button("\u2190", "Move left", () => this.move(-0.25)), button("\u2192", "Move right", () => this.move(0.25)),
        button("All", "Show all", () => this.show(0, this.end)), this.readout);
    }

    plot(series) {
      const counts = this.line[series.key];
      const rates = counts.map((count) => count / this.binSeconds);
      const most = greatest(rates);
      const holder = element("div");
      const text = series.title + ", most " + (most > 0 ? series.show(most) : "none");
      const root = element("figure", { class: "plot", "data-series": series.key },
        element("figcaption", {}, element("span", { class: "swatch " + series.colour }), text), holder);
      holder.setAttribute("role", "img");
      holder.setAttribute("aria-label", text);
      rates.push(rates[rates.length - 1]);
      const times = rates.map((rate, index) => index * this.binSeconds);
      return { series, rates, root, holder, data: [times, rates], chart: null };
    }

    layOut() {
      const width = Math.floor(this.stack.clientWidth);
      if (width <= 0 || width === this.width) {
        return;
      }
      this.width = width;
      for (const plot of this.plots) {
        if (plot.chart) {
          plot.chart.setSize({ width, height: PLOT_HEIGHT });
        } else {
          plot.chart = new uPlot(this.options(plot, width), plot.data, plot.holder);
        }
      }
      this.drawMarks();
    }

    options(plot, width) {
      const axis = { stroke: () => colour("muted"), grid: { stroke: () => colour("line"), width: 1 },
        ticks: { stroke: () => colour("line"), width: 1 }, font: "11px system-ui, sans-serif" };
      return {
        width, height: PLOT_HEIGHT, legend: { show: false }, padding: [6, RIGHT, 0, 0],
        cursor: {
          y: false, points: { show: false }, drag: { x: true, y: false, setScale: false },
          sync: { key: "time", scales: ["x", null], filters: { pub: (type) => type === "mousemove" || type === "mouseleave" } },
          bind: { dblclick: () => () => this.show(0, this.end) },
        },
        scales: { x: { time: false, range: () => this.range }, y: { range: (u, min, max) => [0, (max || 1) * 1.08] } },
        axes: [
          Object.assign({}, axis, { incrs: STEPS, space: 84, size: 26,
            values: (u, splits) => splits.map((v) => (v === 0 ? "0" : offset(v))) }),
          Object.assign({}, axis, { size: GUTTER, space: 28, incrs: plot.series.steps,
            values: (u, splits) => splits.map((v) => plot.series.show(v)) }),
        ],
        series: [{}, {
          stroke: () => colour(plot.series.colour), fill: () => colour(plot.series.colour + "-fill"), width: 1.5,
          points: { show: false }, paths: Panel.paths,
        }],
        hooks: {
          drawClear: [(u) => this.drawMarked(u.ctx, (seconds) => u.valToPos(seconds, "x", true), u.bbox.top, u.bbox.height,
            u.bbox.left, u.bbox.left + u.bbox.width)],
          setSelect: [(u) => this.select(u)],
          setCursor: [(u) => this.tell(u.cursor.left >= 0 ? u.posToVal(u.cursor.left, "x") : null)],
        },
      };
    }

    // Steps where a span is wide enough to be seen, else the line that draws the extremes of each pixel.
    static paths(u, series, first, last) {
      const draw = last - first > u.bbox.width / 2 ? uPlot.paths.linear() : uPlot.paths.stepped({ align: 1 });
      return draw(u, series, first, last);
    }

    select(u) {
      const { left, width } = u.select;
      if (width > 2) {
        this.show(u.posToVal(left, "x"), u.posToVal(left + width, "x"));
      }
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    }

    // Shows a range of time in all that stands here; at least four spans of it.
    show(from, to) {
      const least = Math.min(this.end, 4 * this.binSeconds);
      const length = Math.min(this.end, Math.max(least, to - from));
      const middle = (from + to) / 2;
      const begin = Math.max(0, Math.min(this.end - length, middle - length / 2));
      this.range = [begin, begin + length];
      this.plots.forEach((plot) => plot.chart && plot.chart.setScale("x", { min: begin, max: begin + length }));
      this.drawMarks();
      this.tell(null);
    }

    zoom(factor) {
      const [from, to] = this.range;
      const half = ((to - from) * factor) / 2;
      this.show((from + to) / 2 - half, (from + to) / 2 + half);
    }

    move(part) {
      const [from, to] = this.range;
      const by = Math.max(-from, Math.min(this.end - to, (to - from) * part));
      this.show(from + by, to + by);
    }

    key(event) {
      const actions = { "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2),
        ArrowLeft: () => this.move(-0.25), ArrowRight: () => this.move(0.25),
        "0": () => this.show(0, this.end), Home: () => this.show(0, this.end) };
      const action = event.ctrlKey || event.metaKey || event.altKey ? null : actions[event.key];
      if (action) {
        action();
        event.preventDefault();
      }
    }

    // Says what stands at a moment, or, without one, which range is shown.
    tell(seconds) {
      if (seconds === null) {
        const [from, to] = this.range;
        this.say(offset(from) + " to " + offset(to));
        return;
      }
      const bin = Math.max(0, Math.min(this.bins - 1, Math.floor(seconds / this.binSeconds)));
      const parts = this.plots.map((plot) => plot.series.title + " " + plot.series.show(plot.rates[bin]));
      this.say(this.moment(bin * this.binSeconds) + ": " + parts.join(", "));
    }

    moment(seconds) {
      return offset(seconds) + " (" + new Date(this.start + seconds * 1000).toISOString().replace("T", " ") + ")";
    }

    say(text) {
      this.readout.textContent = text;
    }

    // The place of the time axis in pixels of the page: where it begins, and how long it is.
    axis() {
      return { left: GUTTER, width: Math.max(1, this.width - GUTTER - RIGHT) };
    }

    // Marks spans of time in all plots, and shows them.
    mark(spans) {
      this.marked = spans;
      if (spans.length > 0) {
        const from = Math.min(...spans.map((span) => span.from));
        const to = Math.max(...spans.map((span) => span.to));
        this.show(from - (to - from), to + (to - from));
        this.say("marked: " + spans.length + (spans.length === 1 ? " loss" : " losses") + " from " + offset(from) + " to " + offset(to));
      }
      this.redraw();
    }

    drawMarked(context, place, top, height, left, right) {
      context.save();
      context.fillStyle = colour("marked");
      for (const span of this.marked) {
        const from = Math.max(left, place(span.from));
        const length = Math.min(right, Math.max(place(span.to), from + 2)) - from;
        if (length > 0) {
          context.fillRect(from, top, length, height);
        }
      }
      context.restore();
    }

    redraw() {
      this.plots.forEach((plot) => plot.chart && plot.chart.redraw(true, true));
      this.drawMarks();
    }

    drawMarks() {
      this.strips.forEach((strip) => strip.draw());
      if (this.heatMap) {
        this.heatMap.draw();
      }
    }
  }

  return { Panel, offset, GUTTER };
})();
