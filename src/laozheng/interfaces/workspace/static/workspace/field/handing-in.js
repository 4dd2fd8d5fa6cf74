// Handing in what waits on this device. The server answers the same for the same key, so that a
// hand-in whose answer was lost is simply sent again.
import { allDrafts, forget, keep } from "./drafts.js";
import { picturesOf } from "./pictures.js";

const token = () =>
  document.cookie.split("; ").find((one) => one.startsWith("csrftoken="))?.slice(10) ?? "";

const bodyOf = async (owner, draft) => {
  const body = new FormData();
  for (const [name, value] of draft.fields) body.append(name, value);
  for (const { field, name, blob } of await picturesOf(owner, draft.key)) body.append(field, blob, name);
  return body;
};

// What became of a draft: taken, refused, conflict, changed, or why it could not be sent:
// offline, sign-in, failed.
export const send = async (owner, draft) => {
  let response;
  try {
    response = await fetch(draft.url, {
      method: "POST",
      body: await bodyOf(owner, draft),
      headers: { Accept: "application/json", "X-CSRFToken": token() },
      redirect: "manual",
    });
  } catch {
    return { state: "offline" };
  }
  if (response.type === "opaqueredirect") return { state: "sign-in" };
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
    return { state: response.status === 403 ? "sign-in" : "failed" };
  }
  return settled(owner, draft, await response.json());
};

const settled = (owner, draft, told) => {
  if (told.state === "taken" || told.state === "known") {
    forget(owner, draft.key);
    return { ...told, state: "taken" };
  }
  const reasons = told.errors?.map((one) => (one.label ? `${one.label}：${one.text}` : one.text));
  keep(owner, {
    ...draft,
    state: told.state,
    reasons: reasons ?? [told.reason],
    caseUrl: told.url ?? "",
  });
  return told;
};

let isSending = false;

// Send everything that waits, one after the other; gives how many were taken and what stopped it.
export const sendAll = async (owner) => {
  const outcome = { taken: 0, stopped: "" };
  if (isSending) return outcome;
  isSending = true;
  try {
    for (const draft of allDrafts(owner).filter((one) => one.state === "waiting")) {
      const told = await send(owner, draft);
      if (told.state === "taken") outcome.taken += 1;
      if (["offline", "sign-in", "failed"].includes(told.state)) {
        outcome.stopped = told.state;
        break;
      }
    }
  } finally {
    isSending = false;
  }
  return outcome;
};
