// Tables that sort by their columns and filter by the name in the first one.
// A column: title, value(row) to sort by, show(row) what stands there, text (left-aligned), help.
const Tables = (() => {
  const { element } = Elements;
  const STEP = 500;
  const FEW = 10;

  class Table {
    constructor(caption, columns, rows, options) {
      this.columns = columns;
      this.rows = rows;
      this.options = Object.assign({ filter: null, sorted: null, rowClass: () => null }, options);
      this.sorted = this.options.sorted;
      this.descending = true;
      this.needle = "";
      this.limit = STEP;
      this.body = element("tbody");
      this.headers = columns.map((column, index) => this.header(column, index));
      this.table = element("table", {},
        element("caption", {}, caption), element("thead", {}, element("tr", {}, ...this.headers)), this.body);
      this.more = element("button", { type: "button", class: "more", onclick: () => this.showMore() });
      this.status = element("span", { class: "status", role: "status" });
      this.root = element("div", { class: "table" }, this.filterField(),
        element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, this.table), this.more);
      this.fill();
    }

    header(column, index) {
      return element("th", { scope: "col", class: column.text ? "text" : null, title: column.help },
        element("button", { type: "button", onclick: () => this.sortBy(index) }, column.title));
    }

    filterField() {
      if (!this.options.filter || this.rows.length < FEW) {
        return null;
      }
      const field = element("input", { type: "search", placeholder: "part of a name", spellcheck: "false",
        oninput: () => {
          this.needle = field.value.toLowerCase();
          this.limit = STEP;
          this.fill();
        } });
      return element("div", { class: "filter" }, element("label", {}, "Filter ", field), this.status);
    }

    sortBy(index) {
      this.descending = this.sorted === index ? !this.descending : !this.columns[index].text;
      this.sorted = index;
      this.fill();
    }

    showMore() {
      this.limit += STEP;
      this.fill();
    }

    selected() {
      const { filter } = this.options;
      const rows = this.needle
        ? this.rows.filter((row) => Figures.printable(filter(row)).toLowerCase().includes(this.needle))
        : [...this.rows];
      if (this.sorted !== null) {
        const value = this.columns[this.sorted].value;
        const sign = this.descending ? -1 : 1;
        rows.sort((a, b) => sign * Tables.compare(value(a), value(b)));
      }
      return rows;
    }

    fill() {
      const rows = this.selected();
      const shown = rows.slice(0, this.limit);
      this.body.replaceChildren(...shown.map((row) => this.row(row)));
      this.headers.forEach((header, index) => {
        const order = this.descending ? "descending" : "ascending";
        header.setAttribute("aria-sort", index === this.sorted ? order : "none");
      });
      this.status.textContent = this.needle ? rows.length + " of " + this.rows.length : "";
      this.more.hidden = shown.length === rows.length;
      this.more.textContent = "Show more (" + (rows.length - shown.length) + " left)";
    }

    row(row) {
      const cells = this.columns.map((column, index) => {
        const content = column.show(row);
        return index === 0
          ? element("th", { scope: "row", class: "text" }, content)
          : element("td", { class: column.text ? "text" : null, "data-column": column.title }, content);
      });
      return element("tr", { class: this.options.rowClass(row) }, ...cells);
    }
  }

  function compare(left, right) {
    if (typeof left === "string") {
      return left < right ? -1 : left > right ? 1 : 0;
    }
    return (left === null ? -1 : left) - (right === null ? -1 : right);
  }

  // A column of figures: nothing is shown where nothing is known.
  function figures(title, value, show, help) {
    return { title, value, help, show: (row) => (value(row) === null ? "" : show(value(row))) };
  }

  const create = (caption, columns, rows, options) => new Table(caption, columns, rows, options).root;

  return { create, compare, figures };
})();
