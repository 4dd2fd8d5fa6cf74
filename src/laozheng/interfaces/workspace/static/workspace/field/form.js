// The form of a visit: kept on the device while one writes, handed in by its button.
import { allDrafts, draftOf, keep, newKey } from "./drafts.js";
import { send } from "./handing-in.js";
import { allKept, watchPhotos, watchSignature } from "./picture-form.js";

const PAUSE = 400;

export const watchForm = (form, owner, say) => {
  const named = (name) => form.elements[name];
  const subject = () => named("target").value || named("planned").value;
  const find = (selector) => document.querySelector(selector);

  const written = (state) => ({
    key: named("hand_in_key").value,
    url: form.getAttribute("action"),
    page: location.pathname + location.search,
    subject: subject(),
    name: named("employer_name").value,
    day: named("received_on").value,
    fields: [...new FormData(form)].filter(
      ([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string",
    ),
    state,
    reasons: [],
    caseUrl: "",
  });

  const fill = (fields) => {
    for (const one of form.elements) {
      if (one.name === "csrfmiddlewaretoken" || !one.name || one.type === "file") continue;
      const values = fields.filter(([name]) => name === one.name).map(([, value]) => value);
      if (one.type === "checkbox" || one.type === "radio") one.checked = values.includes(one.value);
      else if (values.length) one.value = values[0];
    }
  };

  const showErrors = (errors) => {
    const box = find("[data-field-errors]");
    box.querySelector("ul").replaceChildren(
      ...errors.map(({ field, label, text }) => {
        const item = document.createElement("li");
        const link = document.createElement(field ? "a" : "span");
        if (field) link.href = `#${field}`;
        link.textContent = label ? `${label}：${text}` : text;
        item.append(link);
        return item;
      }),
    );
    box.hidden = false;
    box.focus();
  };

  // Which draft this page goes on with: the one asked for, or the one begun for this place.
  const asked = new URLSearchParams(location.hash.slice(1)).get("draft");
  const begun = allDrafts(owner).find((one) => subject() && one.subject === subject());
  const draft = (asked && draftOf(owner, asked)) || begun;
  if (!("bound" in form.dataset)) {
    if (draft) {
      fill(draft.fields);
      if (draft.reasons.length) showErrors(draft.reasons.map((text) => ({ text })));
    } else {
      named("hand_in_key").value = newKey();
    }
  }

  watchPhotos(form, owner, named("hand_in_key").value, say);
  watchSignature(form, owner, named("hand_in_key").value, say);

  let timer;
  const save = (state) => {
    clearTimeout(timer);
    const isKept = keep(owner, written(state));
    say(isKept ? "saved" : "full");
    return isKept;
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE, "draft");
  });
  const leave = () => timer && save("draft");
  addEventListener("pagehide", leave);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await allKept();
    // Photographs that this device cannot keep go with the form itself.
    if (named("photos").files.length) return form.submit();
    if (!navigator.onLine && !form.reportValidity()) return;
    const button = form.querySelector("button.button-primary");
    const draft = written("waiting");
    const isKept = save("waiting");
    timer = null;
    button.disabled = true;
    const told = await send(owner, draft);
    button.disabled = false;
    if (told.state === "refused") showErrors(told.errors);
    else if (told.state === "taken") location.assign(`${form.dataset.dayUrl}#sent`);
    else if (isKept) location.assign(form.dataset.dayUrl);
    else say("full");
  });
};
