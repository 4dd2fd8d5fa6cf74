// Enhancements of pages that work without them: theme, shortcut keys, row selection,
// warning before unsaved input is lost, small conveniences. Texts come from the page.
(() => {
  "use strict";

  const root = document.documentElement;
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const remember = (name, value) => {
    document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax`;
  };

  // Theme: the same cookie as the server writes; no reload.
  const chooseTheme = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    remember("laozheng_theme", theme);
    for (const button of all("[data-theme-switch] button")) {
      button.setAttribute("aria-pressed", String(button.value === theme));
    }
  };
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-theme-switch]") || !event.submitter) return;
    event.preventDefault();
    chooseTheme(event.submitter.value);
  });

  // Leaving at once: the neutral page takes the place of ours in the history.
  document.addEventListener("click", (event) => {
    const exit = event.target.closest("[data-leave]");
    if (!exit) return;
    event.preventDefault();
    window.location.replace(exit.href);
  });

  // Menus close when the pointer or the focus goes elsewhere, or on Escape.
  const closeMenus = (except) => {
    for (const menu of all("[data-menu][open]")) if (menu !== except) menu.open = false;
  };
  for (const kind of ["pointerdown", "focusin"]) {
    document.addEventListener(kind, (event) => closeMenus(event.target.closest("[data-menu]")));
  }

  // Rows: j and k move, Enter opens, x selects; a click anywhere in a row opens it.
  let current = null;
  const moveTo = (row) => {
    if (!row) return;
    current?.classList.remove("is-current");
    current = row;
    row.classList.add("is-current");
    const target = find(".row-link", row) || find("a, input", row);
    target?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const moveBy = (step) => {
    const rows = all("[data-row]");
    const place = rows.indexOf(current);
    moveTo(rows[place < 0 ? (step > 0 ? 0 : rows.length - 1) : place + step]);
  };
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && row !== current) {
      current?.classList.remove("is-current");
      current = row;
      row.classList.add("is-current");
    }
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    const link = row && find(".row-link", row);
    if (!link) return;
    if (event.target.closest("a, button, input, label, summary, select, .cell-select")) return;
    if (String(getSelection())) return;
    if (event.ctrlKey || event.metaKey) open(link.href, "_blank", "noopener");
    else link.click();
  });

  // Selection: all at once, ranges with Shift, and how many are selected.
  const boxesOf = (form) => all("[data-select]", form);
  const showCount = (form) => {
    const chosen = boxesOf(form).filter((box) => box.checked).length;
    const count = find("[data-selection-count]", form);
    if (count) {
      count.dataset.idle ??= count.textContent;
      count.textContent = chosen ? count.dataset.text.replace("{n}", chosen) : count.dataset.idle;
    }
    const master = find("[data-select-all]", form);
    if (master) {
      master.checked = chosen > 0 && chosen === boxesOf(form).length;
      master.indeterminate = chosen > 0 && !master.checked;
    }
  };
  let last = null;
  document.addEventListener("click", (event) => {
    const box = event.target.closest("[data-select]");
    if (!box) return;
    const boxes = boxesOf(box.form);
    if (event.shiftKey && last && boxes.includes(last)) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const one of boxes.slice(from, to + 1)) one.checked = box.checked;
    }
    last = box;
    showCount(box.form);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-select-all]")) return;
    for (const box of boxesOf(event.target.form)) box.checked = event.target.checked;
    showCount(event.target.form);
  });

  // Shortcut keys: those that the page declares with data-shortcut, and a few of the shell.
  const dialog = find("#shortcuts");
  const showShortcuts = () => dialog?.showModal();
  const keys = {
    "/": () => find("[data-search]")?.select(),
    "?": showShortcuts,
    j: () => moveBy(1),
    k: () => moveBy(-1),
    x: () => current && find("[data-select]", current)?.click(),
  };
  let prefix = "";
  let prefixTimer = 0;
  const isTyping = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = event.target.closest("[data-menu][open]");
      closeMenus();
      if (menu) find("summary", menu).focus();
      if (location.hash === "#navigation") location.hash = "#main";
      return;
    }
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || root.dataset.shortcuts === "off" || find("dialog[open]")) return;
    const sequence = `${prefix} ${event.key}`.trim();
    clearTimeout(prefixTimer);
    prefix = "";
    const declared = all("[data-shortcut]");
    const target = declared.find((element) => element.dataset.shortcut === sequence);
    if (target) {
      event.preventDefault();
      target.click();
    } else if (declared.some((element) => element.dataset.shortcut.startsWith(`${sequence} `))) {
      prefix = sequence;
      prefixTimer = setTimeout(() => { prefix = ""; }, 1200);
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("click", (event) => {
    if (!dialog || !event.target.closest("[data-open-shortcuts]")) return;
    event.preventDefault();
    closeMenus();
    showShortcuts();
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-shortcuts-switch]")) return;
    root.dataset.shortcuts = event.target.checked ? "on" : "off";
    remember("laozheng_shortcuts", root.dataset.shortcuts);
  });

  // Unsaved input: forms marked data-guard ask before the page is left.
  const edited = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form) edited.add(form);
  });
  document.addEventListener("submit", (event) => edited.delete(event.target));
  addEventListener("beforeunload", (event) => {
    if ([...edited].some((form) => form.isConnected)) event.preventDefault();
  });

  // Where one stands: asked for by a button, written into the input, and sent with the form alone.
  const offerPlace = (input) => {
    if (!navigator.geolocation || "offered" in input.dataset) return;
    input.dataset.offered = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary";
    button.textContent = input.dataset.locate;
    const answer = document.createElement("p");
    answer.setAttribute("role", "status");
    input.after(button, answer);
    button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
      ({ coords }) => { input.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`; },
      () => { answer.textContent = input.dataset.unlocated; },
      { enableHighAccuracy: true, timeout: 15000 },
    ));
  };

  // What needs script is hidden until script is there; also after htmx has swapped a part in.
  const enliven = (part) => {
    for (const element of all("[data-select-all], [data-dismiss], [data-copy]", part)) element.hidden = false;
    for (const form of all("[data-selection]", part)) showCount(form);
    for (const input of all("input[data-locate]", part)) offerPlace(input);
    find("[data-focus]", part)?.focus();
  };
  document.addEventListener("click", async (event) => {
    event.target.closest("[data-dismiss]")?.closest("[data-message]")?.remove();
    const copy = event.target.closest("[data-copy]");
    if (!copy) return;
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.title = copy.dataset.done;
  });
  document.addEventListener("htmx:load", (event) => enliven(event.detail.elt));
  enliven(document);
})();
