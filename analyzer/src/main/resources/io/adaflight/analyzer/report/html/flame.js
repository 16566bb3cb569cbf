// What the drain threads were seen to do at work while events were lost, as a flame graph from top to bottom: each method below its
// caller, as wide as the looks that saw it; where it called nothing more, in the colour of what the thread did there.
const FlameGraph = (() => {
  const { element } = Elements;
  const { count, percent, printable } = Figures;

  // The class without its package, and the method.
  function brief(method) {
    return method.slice(method.lastIndexOf(".", method.lastIndexOf(".") - 1) + 1);
  }

  function call(node, all) {
    const method = printable(node.method);
    const kind = node.cause !== null ? "of " + node.cause : node.own ? "own" : "jdk";
    const doing = node.cause !== null ? ", " + node.cause : "";
    const made = element("div", { class: "call" },
      element("bdi", { class: kind, title: method + ": " + count(node.looks) + " of " + count(all) + " looks, "
        + percent(node.looks / all) + doing }, brief(method)),
      calls(node.callees, node.ended, all));
    made.style.flexGrow = String(node.looks);
    return made;
  }

  // Beside what was called there is room for the looks that saw nothing called.
  function calls(nodes, ended, all) {
    if (nodes.length === 0) {
      return null;
    }
    const room = element("div", { class: "call" });
    room.style.flexGrow = String(ended);
    return element("div", { class: "calls" }, ...nodes.map((node) => call(node, all)), ended > 0 ? room : null);
  }

  const branches = (nodes) => nodes.length > 1
    || nodes.some((node) => (node.ended > 0 && node.callees.length > 0) || branches(node.callees));

  // Nothing for a single stack, which is shown frame by frame elsewhere.
  function create(tree) {
    if (!branches(tree)) {
      return null;
    }
    const all = tree.reduce((sum, node) => sum + node.looks, 0);
    return element("figure", { class: "flame" },
      element("figcaption", {}, "What the drain was seen doing at work while events were lost, " + count(all) + " looks"),
      calls(tree, 0, all));
  }

  return { create };
})();
