"use strict";
// Filters, sorts and opens what is on the page. Every word it shows stands in the page already, and without it
// everything can be read.
(() => {
  const form = document.getElementById("controls");
  if (!form) return;
  const find = (selector, within = document) => [...within.querySelectorAll(selector)];
  const plain = (words) => words.normalize("NFKC").toLowerCase();
  const verdicts = document.getElementById("verdicts");
  const nothing = document.getElementById("nothing");
  const told = form.querySelector("[role=status]");
  const articles = find("article", verdicts);
  const signs = new Map(find(".matrix td a").map((sign) => [sign.hash.slice(1), sign]));
  // As everywhere: what binds and was missed comes first, what is only encouraged and was missed (e) late.
  const WORST_FIRST = "fimoewnp";
  const OPEN_AT_FIRST = "fimw";

  const rows = articles.flatMap((article, order) => {
    const heading = article.querySelector("h3").firstChild.textContent;
    const about = plain(`${heading} ${article.dataset.id} ${article.querySelector(".target").textContent}`);
    return find(".rows tbody tr", article).map((element, index) => ({
      element, article, order, index, heading, about,
      home: element.parentNode,
      status: element.classList[0],
      area: element.cells[0].textContent,
      year: element.cells[1].textContent,
      value: parseFloat(element.cells[3].textContent),
      off: Number(element.dataset.off || -1),
    }));
  });
  const byId = new Map(rows.map((row) => [row.element.id, row]));

  // Evidence: open where something is wrong, a button away elsewhere.
  const open = (row, wanted) => {
    row.element.classList.toggle("open", wanted);
    row.button.setAttribute("aria-expanded", wanted);
  };
  for (const row of rows) {
    row.button = document.createElement("button");
    row.button.type = "button";
    row.button.textContent = told.dataset.open;
    row.button.setAttribute("aria-label", `${told.dataset.open} ${row.heading} ${row.area} ${row.year}`);
    row.element.cells[4].append(row.button);
    open(row, OPEN_AT_FIRST.includes(row.status));
  }
  verdicts.addEventListener("click", (event) => {
    const row = event.target.matches("tr button") && byId.get(event.target.closest("tr").id);
    if (row) open(row, !row.element.classList.contains("open"));
  });
  form.elements.open.addEventListener("click", ({ target }) => {
    const all = target.getAttribute("aria-pressed") !== "true";
    target.setAttribute("aria-pressed", all);
    rows.forEach((row) => open(row, all || OPEN_AT_FIRST.includes(row.status)));
  });

  // Filters.
  const chosen = (name) => (form.elements[name] ? form.elements[name].value : "");
  const apply = () => {
    const statuses = find("[name=status]:checked", form).map((box) => box.value);
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    const [severity, pack, area, year] = ["severity", "pack", "area", "year"].map(chosen);
    const chooses = Boolean(statuses.length || words.length || severity || pack || area || year);
    const full = new Set();
    let shown = 0;
    for (const row of rows) {
      const { severity: itsSeverity, pack: itsPack } = row.article.dataset;
      let fits = (!statuses.length || statuses.includes(row.status)) && (!area || row.area === area)
        && (!year || row.year === year) && (!severity || itsSeverity === severity) && (!pack || itsPack === pack);
      if (fits && words.length) {
        row.text = row.text || `${row.about} ${plain(row.element.textContent)}`;
        fits = words.every((word) => row.text.includes(word));
      }
      row.element.hidden = !fits;
      const sign = signs.get(row.element.id);
      if (sign) sign.classList.toggle("off", !fits);
      if (fits) {
        shown += 1;
        full.add(row.article);
      }
    }
    articles.forEach((article) => { article.hidden = chooses && !full.has(article); });
    for (const line of find(".matrix tbody tr")) {
      line.hidden = chooses && !line.querySelector("a:not(.off):not(th a)");
    }
    nothing.hidden = !chooses || shown > 0;
    const wording = chooses ? told.dataset.some : told.dataset.all;
    told.textContent = wording.replace("{shown}", shown).replace("{total}", rows.length);
  };

  // Arrangement: the rows stand under their indicators, or all in one table that can be sorted by its columns.
  const rank = (row) => WORST_FIRST.indexOf(row.element.classList.contains("e") ? "e" : row.status);
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const ORDERS = [
    (a, b) => a.order - b.order,
    (a, b) => words(a.area, b.area),
    (a, b) => words(a.year, b.year),
    (a, b) => rank(a) - rank(b) || b.off - a.off,
    (a, b) => (a.value || 0) - (b.value || 0),
    (a, b) => b.off - a.off || rank(a) - rank(b),
  ];
  const STATUS_COLUMN = 3;
  let list = null;
  const sort = (column, backwards = false) => {
    const sorted = [...rows].sort((a, b) => (backwards ? -1 : 1) * ORDERS[column](a, b) || a.order - b.order || a.index - b.index);
    list.tBodies[0].append(...sorted.map((row) => row.element));
    find("th", list.tHead).forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", backwards ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };
  const makeList = () => {
    list = document.createElement("table");
    list.className = "rows list";
    const some = rows[0].article.querySelector(".rows");
    list.append(some.tHead.cloneNode(true), document.createElement("tbody"));
    list.createCaption().textContent = verdicts.querySelector("h2").textContent;
    const first = list.tHead.rows[0].cells[0].cloneNode();
    first.textContent = verdicts.dataset.indicator;
    list.tHead.rows[0].prepend(first);
    find("th", list.tHead).slice(0, ORDERS.length).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending"));
      head.replaceChildren(button);
    });
    for (const row of rows) {
      const cell = document.createElement("td");
      cell.className = "indicator";
      const demand = document.createElement("small");
      demand.textContent = ` ${row.article.querySelector(".target").textContent}`;
      cell.append(row.heading, demand);
      row.element.prepend(cell);
    }
    verdicts.append(list);
  };
  let arranged = form.elements.arrange.options[0].value;
  const arrange = () => {
    const how = form.elements.arrange.value;
    if (how === arranged) return;
    arranged = how;
    if (how === "list") {
      if (!list && rows.length) makeList();
      if (list) sort(STATUS_COLUMN);
    } else {
      rows.forEach((row) => row.home.append(row.element));
      const misses = new Map(articles.map((article) => [article, find(".rows tr.f", article).length]));
      const order = how === "misses" ? [...articles].sort((a, b) => misses.get(b) - misses.get(a)) : articles;
      verdicts.append(...order);
    }
    verdicts.classList.toggle("as-list", how === "list");
  };

  const showEverything = () => {
    arrange();
    apply();
  };

  // Ways to a verdict: its address, a number of the summary, a sign of the matrix.
  const arrive = () => {
    const row = byId.get(location.hash.slice(1));
    if (!row) return;
    if (row.element.hidden) {
      form.reset();
      showEverything();
    }
    open(row, true);
    row.element.scrollIntoView({ block: "center" });
    row.element.tabIndex = -1;
    row.element.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-status], a[data-area]");
    if (!link) return;
    const { status, area } = link.dataset;
    find("[name=status]", form).forEach((box) => { box.checked = box.value === status; });
    if (form.elements.area) form.elements.area.value = area || "";
    apply();
  });
  for (const table of find("table.matrix")) {
    const links = find("td a", table);
    links.forEach((link, index) => { link.tabIndex = index ? -1 : 0; });
    table.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      const here = event.target.closest("td");
      if (!step || !here) return;
      let [line, column] = [here.parentNode.sectionRowIndex, here.cellIndex];
      for (;;) {
        [line, column] = [line + step[0], column + step[1]];
        const cell = table.tBodies[0].rows[line]?.cells[column];
        if (!cell || cell.tagName === "TH") return;
        const next = !cell.parentNode.hidden && cell.querySelector("a:not(.off)");
        if (!next) continue;
        links.forEach((link) => { link.tabIndex = -1; });
        next.tabIndex = 0;
        next.focus();
        event.preventDefault();
        return;
      }
    });
  }

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", soon);
  form.addEventListener("change", ({ target }) => {
    if (target.name === "arrange") arrange();
    else apply();
  });
  form.addEventListener("reset", () => setTimeout(showEverything));
  addEventListener("hashchange", arrive);
  document.documentElement.classList.add("js");
  form.hidden = false;
  arrange();
  apply();
  arrive();
})();
