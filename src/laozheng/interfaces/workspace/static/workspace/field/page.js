// The pages of the field: status of the connection, drafts, hand-ins, pages kept on the device.
// Without script the form is an ordinary one. Texts come from the page.
import { showDrafts } from "./device-list.js";
import { allDrafts } from "./drafts.js";
import { watchForm } from "./form.js";
import { sendAll } from "./handing-in.js";
import { keepPages } from "./keeping.js";

const AGAIN = 30_000;
const page = document.querySelector("[data-field]");
const { owner, field: worker } = page.dataset;
const status = document.querySelector("[data-field-status]");
const waiting = () => allDrafts(owner).filter((one) => one.state === "waiting").length;

const say = (what, count) => {
  const camel = what.replace(/-(.)/, (_all, letter) => letter.toUpperCase());
  const text = status.dataset[camel]?.replace("{n}", count) ?? "";
  const offline = navigator.onLine || what === "offline" ? "" : status.dataset.offline;
  status.textContent = [offline, text].filter(Boolean).join(" ");
};

const sendWaiting = async () => {
  if (!waiting()) return say(navigator.onLine ? "" : "offline");
  say("waiting", waiting());
  const { taken, stopped } = await sendAll(owner);
  showDrafts(owner, sendWaiting);
  if (stopped === "offline" || !stopped) say(waiting() ? "waiting" : taken ? "sent" : "", waiting() || taken);
  else say(stopped);
};

const form = document.querySelector("[data-field-form]");
if (form) watchForm(form, owner, say);
showDrafts(owner, sendWaiting);
if (location.hash === "#sent") {
  say("sent", 1);
  history.replaceState(null, "", location.pathname);
} else {
  sendWaiting();
}
addEventListener("online", sendWaiting);
addEventListener("offline", () => say("offline"));
setInterval(() => waiting() && sendWaiting(), AGAIN);
keepPages(worker, owner);
