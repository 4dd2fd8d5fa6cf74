// Photographs and signatures: kept on this device beside their draft, too large for its text.
// A picture is {id, field, name, blob}; the id begins with the owner and the key of the draft.
const DATABASE = "laozheng-field";
const STORE = "pictures";
const LONGEST = 1600;
const QUALITY = 0.8;

const finished = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const opened = () => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
  return finished(request);
};

const inStore = async (mode, ask) => {
  const database = await opened();
  try {
    return await finished(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

const placeOf = (owner, key) => `${owner}/${key}/`;
const allOf = (owner, key) =>
  IDBKeyRange.bound(placeOf(owner, key), `${placeOf(owner, key)}\uffff`);

// In the order in which they were taken; none where the browser keeps no pictures at all.
export const picturesOf = (owner, key) =>
  inStore("readonly", (store) => store.getAll(allOf(owner, key))).catch(() => []);

// False when the browser cannot keep it.
export const keepPicture = (owner, key, field, blob, place) =>
  inStore("readwrite", (store) =>
    store.put({ id: `${placeOf(owner, key)}${field}/${place}`, field, name: `${field}-${place}`, blob }),
  ).then(() => true, () => false);

export const forgetPicture = (id) => inStore("readwrite", (store) => store.delete(id));

export const forgetPictures = (owner, key) =>
  inStore("readwrite", (store) => store.delete(allOf(owner, key))).catch(() => {});

// A photograph as a report needs it, without the place and the camera that its file tells of. What
// this browser cannot read stays as it is.
export const smaller = async (file) => {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return file;
  const canvas = drawn(image, LONGEST);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), "image/jpeg", QUALITY));
};

export const drawn = (image, longest) => {
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};
