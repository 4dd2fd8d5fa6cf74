// Photographs and the signature in the form of a visit.
import { drawn, forgetPicture, keepPicture, picturesOf, smaller } from "./pictures.js";

const THUMBNAIL = 240;

let keeping = Promise.resolve();

// When everything that was taken or drawn so far is on the device.
export const allKept = () => keeping;

export const watchPhotos = (form, owner, key, say) => {
  const list = form.querySelector("[data-photos]");
  const input = form.elements.photos;

  const shown = async (picture, number) => {
    const item = document.createElement("li");
    const label = `${list.dataset.label}${number}`;
    const image = await createImageBitmap(picture.blob).catch(() => null);
    const thumbnail = image ? drawn(image, THUMBNAIL) : document.createElement("span");
    if (image) {
      thumbnail.setAttribute("role", "img");
      thumbnail.setAttribute("aria-label", label);
    } else thumbnail.textContent = label;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "button button-quiet";
    remove.textContent = `${list.dataset.remove} ${label}`;
    remove.addEventListener("click", async () => {
      await forgetPicture(picture.id);
      await show();
      input.focus();
    });
    item.append(thumbnail, remove);
    return item;
  };

  const show = async () => {
    const photos = (await picturesOf(owner, key)).filter((one) => one.field === "photos");
    list.replaceChildren(...(await Promise.all(photos.map((one, n) => shown(one, n + 1)))));
  };

  const keep = async (files) => {
    let areKept = true;
    for (const [n, file] of files.entries()) {
      const place = `${Date.now()}-${String(n).padStart(3, "0")}`;
      areKept = (await keepPicture(owner, key, "photos", await smaller(file), place)) && areKept;
    }
    // What is not kept stays in the input, so that the form itself can still carry it.
    if (areKept) input.value = "";
    say(areKept ? "saved" : "full");
    await show();
  };
  input.addEventListener("change", () => {
    keeping = keep([...input.files]);
  });
  show();
};

export const watchSignature = (form, owner, key, say) => {
  const box = form.querySelector("[data-signature]");
  const canvas = box.querySelector("canvas");
  const pen = canvas.getContext("2d");
  Object.assign(pen, { lineWidth: 5, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });
  box.hidden = false;

  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
  };
  const at = ({ clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [((clientX - left) * canvas.width) / width, ((clientY - top) * canvas.height) / height];
  };
  const keep = async () => {
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    const isKept = await keepPicture(owner, key, "signature", blob, "1");
    if (isKept) form.elements.is_signed.checked = true;
    say(isKept ? "saved" : "full");
    canvas.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const restore = async () => {
    const [kept] = (await picturesOf(owner, key)).filter((one) => one.field === "signature");
    if (kept) pen.drawImage(await createImageBitmap(kept.blob), 0, 0);
  };

  let isDrawing = false;
  canvas.addEventListener("pointerdown", (event) => {
    isDrawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!isDrawing) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => {
    isDrawing = false;
    keeping = keep();
  });
  box.querySelector("[data-signature-clear]").addEventListener("click", async () => {
    clear();
    const pictures = await picturesOf(owner, key);
    await Promise.all(pictures.filter((one) => one.field === "signature").map((one) => forgetPicture(one.id)));
    form.elements.is_signed.checked = false;
    canvas.dispatchEvent(new Event("input", { bubbles: true }));
  });
  clear();
  restore();
};
