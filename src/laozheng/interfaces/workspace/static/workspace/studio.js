// The section editor of the reports studio. Everything here also works without script, by the
// buttons of the form: figures are put in at the cursor, typed numbers are replaced, marks are
// found, and text that is not yet saved is kept on this machine. Texts come from the page.
(() => {
  "use strict";

  const text = document.querySelector("[data-section-text]");
  if (!text) return;

  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = text.form;
  const status = find("[data-editor-status]");
  const say = (sentence) => { if (status) status.textContent = sentence; };
  const lines = (written) => written.replace(/\r\n?/g, "\n").trimEnd();

  // Writing into the text as if typed, so that Undo takes it back.
  const write = (start, end, words) => {
    text.focus();
    text.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, words)) {
      text.setRangeText(words, start, end, "end");
      text.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  };
  const show = (start, end) => {
    text.focus();
    text.setSelectionRange(start, end);
  };

  // Figures: type words, Arrow Down into the choices, Enter puts the binding in at the cursor.
  const search = find("[data-figure-search]");
  const choices = () => all("[data-insert]", find("[data-figure-choices]") ?? document.createElement("p"));
  const put = (choice) => {
    const { selectionStart, selectionEnd } = text;
    // After an opening brace pair typed by hand the binding takes its place.
    const opened = text.value.slice(0, selectionStart).match(/\{\{\s*$/);
    write(selectionStart - (opened ? opened[0].length : 0), selectionEnd, choice.value);
    say(choice.dataset.done);
  };
  search?.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && choices().length) {
      event.preventDefault();
      choices()[0].focus();
    } else if (event.key === "Enter") {
      // Enter asks at once; it must not press the first button of the form.
      event.preventDefault();
      search.dispatchEvent(new Event("search"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      text.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    const choice = event.target.closest("[data-figure-choices] [data-insert]");
    if (!choice) return;
    const row = choices();
    const place = row.indexOf(choice);
    const next = { ArrowDown: row[place + 1], ArrowUp: row[place - 1] ?? search, Escape: search }[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  // Typed numbers: the binding that stands for one takes its place.
  const offers = () => all("[data-replace]");
  const placeOf = (offer) => {
    const { number, start } = offer.dataset;
    if (text.value.startsWith(number, Number(start))) return Number(start);
    const found = text.value.indexOf(number);
    return found < 0 ? null : found;
  };
  const replace = (offer) => {
    const start = placeOf(offer);
    if (start === null) return say(offer.dataset.gone);
    write(start, start + offer.dataset.number.length, offer.dataset.replace);
    say(offer.dataset.done);
    offer.closest("[data-typed]")?.remove();
  };
  const replaceNext = () => {
    const firsts = all("[data-typed]").map((one) => find("[data-replace]", one)).filter(Boolean);
    const caret = text.selectionStart;
    const at = (offer) => placeOf(offer) ?? Infinity;
    const chosen = firsts.find((one) => at(one) + one.dataset.number.length >= caret) ?? firsts[0];
    if (chosen) replace(chosen);
    else say(text.dataset.nothingTyped);
  };

  // Marks of carrying forward: the next marked sentence is selected.
  const goToMark = (mark) => {
    const start = text.value.indexOf(mark.dataset.mark);
    if (start < 0) return say(text.dataset.markGone);
    show(start, start + mark.dataset.mark.length);
    say(mark.dataset.why);
  };
  const nextMark = () => {
    const marks = all("[data-mark]").filter((one) => text.value.includes(one.dataset.mark));
    if (!marks.length) return say(text.dataset.noMark);
    const start = (one) => text.value.indexOf(one.dataset.mark);
    const inOrder = marks.sort((one, other) => start(one) - start(other));
    goToMark(inOrder.find((one) => start(one) > text.selectionStart) ?? inOrder[0]);
  };

  // A way to the sentence is of no use without script, so that it is hidden until now.
  for (const button of all("[data-mark]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert], [data-replace], [data-mark]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-insert]")) put(button);
    else if (button.matches("[data-replace]")) replace(button);
    else goToMark(button);
  });

  // Keys that work while writing; single keys of the page do not reach a text field.
  const press = (selector) => find(selector)?.click();
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || find("dialog[open]")) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const does =
      command && key === "s" ? () => press("[data-save]")
      : command && key === "k" && search ? () => search.select()
      : command && key === "enter" ? () => text.dispatchEvent(new Event("preview"))
      : event.altKey && key === "enter" && event.target === text ? replaceNext
      : key === "f8" && !event.shiftKey ? nextMark
      : null;
    if (!does) return;
    event.preventDefault();
    does();
  });

  // Text that is not saved yet stays on this machine until the saved one says the same.
  const key = `laozheng:text:${text.dataset.owner}:${location.pathname}`;
  const stored = () => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const forget = () => {
    try { localStorage.removeItem(key); } catch { /* no storage, nothing to forget */ }
  };
  const isSaved = (written) => lines(written) === lines(text.dataset.saved);
  let timer = 0;
  const keep = () => {
    if (isSaved(text.value)) {
      forget();
      return say("");
    }
    try {
      localStorage.setItem(key, JSON.stringify({ text: text.value, at: new Date().toISOString() }));
      say(text.dataset.kept);
    } catch {
      say(text.dataset.notKept);
    }
  };
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  });
  addEventListener("pagehide", () => { if (!isSaved(text.value)) keep(); });

  const notice = find("[data-draft]");
  const draft = stored();
  if (draft && isSaved(draft.text)) forget();
  else if (draft && notice && !text.readOnly && lines(draft.text) !== lines(text.value)) {
    const moment = find("[data-draft-at]", notice);
    if (moment) moment.textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
    notice.hidden = false;
    find("[data-draft-restore]", notice)?.addEventListener("click", () => {
      notice.hidden = true;
      write(0, text.value.length, draft.text);
      say(text.dataset.restored);
    });
    find("[data-draft-drop]", notice)?.addEventListener("click", () => {
      notice.hidden = true;
      forget();
      text.focus();
    });
  }

  // A preview that did not come must not take the old one away, nor a sign-in page take its place.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    const came = xhr.status === 200 && xhr.getResponseHeader("X-Studio-Part");
    if (came) return;
    event.detail.shouldSwap = false;
    say(text.dataset.noAnswer);
  });
  document.addEventListener("htmx:sendError", () => say(text.dataset.noAnswer));

  // Steps go with the text as saved; a text that differs is saved first.
  document.addEventListener("submit", (event) => {
    if (event.target === form || !event.target.matches("[data-needs-saved]")) return;
    if (isSaved(text.value)) return;
    event.preventDefault();
    say(text.dataset.saveFirst);
    text.focus();
  });
})();
