// What stands on this device, on the page of the day: open, hand in apart, delete.
import { allDrafts, forget, keep } from "./drafts.js";

const SUBJECTS = new Set(["target", "planned"]);

export const showDrafts = (owner, sendWaiting) => {
  const device = document.querySelector("[data-device]");
  if (!device) return;
  const template = device.querySelector("[data-draft-template]");
  const drafts = allDrafts(owner);
  device.hidden = drafts.length === 0;
  const again = () => showDrafts(owner, sendWaiting);
  device.querySelector("[data-drafts]").replaceChildren(
    ...drafts.map((draft) => {
      const row = template.content.cloneNode(true);
      const part = (name) => row.querySelector(`[data-draft-${name}]`);
      part("name").textContent = draft.name || "－";
      part("day").textContent = draft.day;
      part("state").textContent = part("state").dataset[draft.state];
      part("reasons").replaceChildren(
        ...draft.reasons.map((text) => {
          const item = document.createElement("li");
          item.textContent = text;
          return item;
        }),
      );
      part("open").href = `${draft.page}#draft=${draft.key}`;
      if (draft.caseUrl) {
        part("case").href = draft.caseUrl;
        part("case").hidden = false;
      }
      part("separate").hidden = draft.state !== "conflict";
      part("separate").addEventListener("click", () => {
        setApart(owner, draft);
        again();
        sendWaiting();
      });
      part("delete").addEventListener("click", (event) => {
        if (!confirm(event.target.dataset.ask)) return;
        forget(owner, draft.key);
        again();
      });
      return row;
    }),
  );
};

// The same record as a visit that nobody had planned: without its place on a list.
const setApart = (owner, draft) => {
  const fields = draft.fields.map(([name, value]) => [name, SUBJECTS.has(name) ? "" : value]);
  keep(owner, { ...draft, fields, subject: "", page: draft.url, state: "waiting", reasons: [], caseUrl: "" });
};
