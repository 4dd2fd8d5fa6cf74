// Visits written down on this device: kept per person until the server has taken them.
// A draft is {key, url, subject, name, day, fields, state, reasons, caseUrl}; its state is draft,
// waiting, refused, conflict or changed.
import { forgetPictures } from "./pictures.js";

const PREFIX = "laozheng-field/";

const placeOf = (owner, key) => `${PREFIX}${owner}/${key}`;

// A key of the device; randomUUID is missing where the page did not come over a safe connection.
export const newKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

export const allDrafts = (owner) =>
  Object.keys(localStorage)
    .filter((place) => place.startsWith(placeOf(owner, "")))
    .map((place) => JSON.parse(localStorage.getItem(place)))
    .sort((one, other) => one.savedAt - other.savedAt);

export const draftOf = (owner, key) => {
  const text = localStorage.getItem(placeOf(owner, key));
  return text && JSON.parse(text);
};

// False when the browser cannot keep it.
export const keep = (owner, draft) => {
  try {
    localStorage.setItem(placeOf(owner, draft.key), JSON.stringify({ ...draft, savedAt: Date.now() }));
    return true;
  } catch {
    return false;
  }
};

export const forget = (owner, key) => {
  localStorage.removeItem(placeOf(owner, key));
  return forgetPictures(owner, key);
};
