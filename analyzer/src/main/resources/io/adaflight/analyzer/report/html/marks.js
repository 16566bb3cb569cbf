// What is drawn on canvases of its own under the plots: strips of marks, and the heat map.
function sized(canvas, width, height) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = width + "px";
  canvas.style.height = height + "px";
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.font = "11px system-ui, sans-serif";
  context.direction = "ltr";
  return context;
}

// Names of threads differ at their ends.
function cut(context, text, width) {
  if (context.measureText(text).width <= width) {
    return text;
  }
  let kept = text;
  while (kept && context.measureText("\u2026" + kept).width > width) {
    kept = kept.slice(1);
  }
  return "\u2026" + kept;
}

// Marks of one kind, in as many lanes as overlap. A full bar is worse than a hollow one.
class Strip {
  constructor(panel, strip) {
    this.panel = panel;
    this.strip = strip;
    this.lanes = Strip.assignLanes(strip.marks);
    this.height = this.lanes * 9 + 6;
    this.canvas = Elements.element("canvas", { role: "img", "aria-label": strip.title + ": " + strip.marks.length,
      onmousemove: (event) => this.tell(event), onmouseleave: () => panel.tell(null) });
    this.root = Elements.element("figure", { class: "strip" }, this.canvas);
  }

  static assignLanes(marks) {
    const most = 12;
    const ends = [];
    for (const mark of marks) {
      const free = ends.findIndex((end) => end <= mark.from);
      mark.lane = free >= 0 ? free : Math.min(most - 1, ends.length);
      ends[mark.lane] = Math.max(ends[mark.lane] || 0, mark.to);
    }
    return ends.length;
  }

  place(seconds) {
    const { left, width } = this.panel.axis();
    const [from, to] = this.panel.range;
    return left + ((seconds - from) / (to - from)) * width;
  }

  draw() {
    const { left, width } = this.panel.axis();
    const context = sized(this.canvas, this.panel.width, this.height);
    context.fillStyle = Elements.colour("muted");
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.fillText(this.strip.title, left - 8, this.height / 2);
    context.beginPath();
    context.rect(left, 0, width, this.height);
    context.clip();
    this.panel.drawMarked(context, (seconds) => this.place(seconds), 0, this.height, left, left + width);
    const strong = Elements.colour("lost");
    for (const mark of this.strip.marks) {
      const x = this.place(mark.from);
      const length = Math.max(2, this.place(mark.to) - x);
      const y = 3 + mark.lane * 9;
      context.fillStyle = strong;
      context.strokeStyle = strong;
      if (mark.kind === "full") {
        context.fillRect(x, y, length, 7);
      } else {
        context.strokeRect(x + 0.5, y + 0.5, Math.max(1, length - 1), 6);
      }
    }
  }

  tell(event) {
    const lane = Math.floor((event.offsetY - 3) / 9);
    const near = this.strip.marks.filter((mark) => mark.lane === lane
      && this.place(mark.from) - 2 <= event.offsetX && event.offsetX <= this.place(mark.to) + 3);
    if (near.length > 0) {
      this.panel.say(near[near.length - 1].text);
    }
  }
}

// Thread by time. One pixel a cell is painted once for each figure and theme, and then stretched over the range shown.
class HeatMap {
  constructor(panel, map) {
    this.panel = panel;
    this.map = map;
    this.kind = map.rows.some((row) => row.eventsDropped.length > 0) ? "eventsDropped" : "eventsWritten";
    this.rowHeight = Math.max(2, Math.min(18, Math.floor(480 / map.rows.length)));
    this.height = this.rowHeight * map.rows.length;
    this.at = null;
    this.canvas = Elements.element("canvas", { tabindex: 0, role: "img",
      "aria-label": "Heat map of " + map.rows.length + " threads over time; arrow keys tell the figures of a cell",
      onmousemove: (event) => this.pointed(event), onmouseleave: () => panel.tell(null),
      onkeydown: (event) => this.key(event) });
    this.legend = Elements.element("span", { class: "legend" });
    this.root = Elements.element("figure", { class: "heat" },
      Elements.element("figcaption", {}, "Threads over time ", this.choice("eventsDropped", "lost"),
        this.choice("eventsWritten", "written"), this.legend), this.canvas);
  }

  choice(kind, label) {
    const input = Elements.element("input", { type: "radio", name: "heat", checked: kind === this.kind,
      onchange: () => {
        this.kind = kind;
        this.draw();
      } });
    return Elements.element("label", {}, input, " " + label + " ");
  }

  most() {
    return this.map.rows.reduce(
      (most, row) => row[this.kind].reduce((greatest, value) => Math.max(greatest, value), most), 0);
  }

  // The colours from none to most, light to dark or the other way round, of one hue: told apart by lightness.
  static ramp(kind) {
    const name = kind === "eventsDropped" ? "heat-lost" : "heat-written";
    const ends = [name + "-least", name + "-most"].map((end) => Elements.colour(end).match(/[\d.]+/g).map(Number));
    return (part) => ends[0].map((low, channel) => Math.round(low + (ends[1][channel] - low) * part));
  }

  paint() {
    const { rows, columns } = this.map;
    const most = this.most();
    const ramp = HeatMap.ramp(this.kind);
    const painted = Elements.element("canvas", { width: columns, height: rows.length });
    const context = painted.getContext("2d");
    const image = context.createImageData(columns, rows.length);
    rows.forEach((row, y) => row[this.kind].forEach((value, index) => {
      if (value > 0) {
        const [red, green, blue] = ramp(Math.sqrt(value / most));
        image.data.set([red, green, blue, 255], 4 * (y * columns + row.firstColumn + index));
      }
    }));
    context.putImageData(image, 0, 0);
    this.legend.replaceChildren("0 ", this.scale(ramp), " " + this.rate(most) + " a thread");
    return painted;
  }

  scale(ramp) {
    const canvas = Elements.element("canvas", { width: 80, height: 10, "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    for (let x = 0; x < 80; x++) {
      context.fillStyle = "rgb(" + ramp(Math.sqrt(x / 79)).join(",") + ")";
      context.fillRect(x, 0, 1, 10);
    }
    return canvas;
  }

  rate(count) {
    return Figures.perSecond(count / (this.map.binNanos / 1e9));
  }

  draw() {
    const { left, width } = this.panel.axis();
    const [from, to] = this.panel.range;
    const bin = this.map.binNanos / 1e9;
    const context = sized(this.canvas, this.panel.width, this.height + 2);
    const painted = this.paint();
    context.imageSmoothingEnabled = false;
    context.fillStyle = Elements.colour("card");
    context.fillRect(left, 0, width, this.height);
    context.drawImage(painted, from / bin, 0, (to - from) / bin, this.map.rows.length, left, 0, width, this.height);
    this.drawNames(context, left);
    if (this.at) {
      const cell = width / ((to - from) / bin);
      context.strokeStyle = Elements.colour("fg");
      context.strokeRect(left + (this.at.column - from / bin) * cell, this.at.row * this.rowHeight, cell, this.rowHeight);
    }
  }

  drawNames(context, left) {
    const every = Math.ceil(13 / this.rowHeight);
    context.fillStyle = Elements.colour("muted");
    context.textAlign = "right";
    context.textBaseline = "middle";
    this.map.rows.forEach((row, index) => {
      if (index % every === 0) {
        const text = cut(context, Figures.printable(row.thread), left - 14);
        context.fillText(text, left - 8, Math.max(6, (index + 0.5) * this.rowHeight));
      }
    });
  }

  pointed(event) {
    const { left, width } = this.panel.axis();
    const [from, to] = this.panel.range;
    const seconds = from + ((event.offsetX - left) / width) * (to - from);
    this.tell(Math.floor(event.offsetY / this.rowHeight), Math.floor(seconds / (this.map.binNanos / 1e9)));
  }

  key(event) {
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const move = moves[event.key];
    if (!move) {
      return;
    }
    const bin = this.map.binNanos / 1e9;
    const [from, to] = this.panel.range;
    const first = Math.ceil(from / bin);
    const last = Math.max(first, Math.min(this.map.columns, Math.ceil(to / bin)) - 1);
    const at = this.at || { row: -1, column: first };
    this.at = {
      row: Math.max(0, Math.min(this.map.rows.length - 1, at.row + move[0])),
      column: Math.max(first, Math.min(last, at.column + move[1])),
    };
    this.draw();
    this.tell(this.at.row, this.at.column);
    event.preventDefault();
    event.stopPropagation();
  }

  tell(row, column) {
    const line = this.map.rows[row];
    if (!line || column < 0 || column >= this.map.columns) {
      return;
    }
    const rate = (values) => this.rate(values[column - line.firstColumn] || 0);
    this.panel.say(Figures.printable(line.thread) + " at " + this.panel.moment(column * (this.map.binNanos / 1e9))
      + ": written " + rate(line.eventsWritten) + ", lost " + rate(line.eventsDropped));
  }
}
