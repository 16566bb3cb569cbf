// Elements, made without markup: text from a recording is never parsed.
const Elements = (() => {
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) {
        made.addEventListener(name.slice(2), value);
      } else if (value !== false && value !== null && value !== undefined) {
        made.setAttribute(name, value === true ? "" : value);
      }
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return made;
  }

  // A name from a recording: escaped, and kept from turning the text around it.
  function named(text) {
    const shown = Figures.printable(text);
    return element("bdi", { class: shown.length > 32 ? "name" : "name short" }, shown);
  }

  function facts(list) {
    const body = element("dl", { class: "facts" });
    for (const [label, ...content] of list) {
      body.append(element("div", {}, element("dt", {}, label), element("dd", {}, ...content)));
    }
    return body;
  }

  function section(id, title, ...content) {
    return element("section", { id, "aria-labelledby": id + "-title" },
      element("h3", { id: id + "-title" }, title), ...content);
  }

  function tile(label, value, remark, bad) {
    return element("div", { class: bad ? "tile bad" : "tile" },
      element("span", { class: "label" }, label), element("strong", {}, value), element("span", {}, remark));
  }

  // The colour that a custom property stands for in the theme of the moment, for canvases.
  const probe = element("span", { hidden: true });
  function colour(name) {
    if (!probe.isConnected) {
      document.body.append(probe);
    }
    probe.style.color = "var(--" + name + ")";
    return getComputedStyle(probe).color;
  }

  return { element, named, facts, section, tile, colour };
})();
