// The pages of the field on this device: who may find them, and which are fetched in advance.
const KEPT = "laozheng-field";
const OWNER = "laozheng-field-owner";

const parts = () => [
  location.href.split("#")[0],
  ...[...document.querySelectorAll("link[rel=stylesheet], link[rel=icon]")].map((one) => one.href),
  ...[...document.querySelectorAll("script[src]")].map((one) => one.src),
  ...[...document.querySelectorAll("[data-keep]")].map((one) => one.href),
  ...performance.getEntriesByType("resource").map((one) => one.name),
];

const isOurs = (address) => new URL(address).origin === location.origin;

const fetched = async (cache, address) => {
  const response = await fetch(address).catch(() => null);
  if (response?.ok && !response.redirected) await cache.put(address, response);
};

// Pages of somebody else who used this device are thrown away first.
export const keepPages = async (worker, owner) => {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  if (localStorage.getItem(OWNER) !== owner) {
    await caches.delete(KEPT);
    localStorage.setItem(OWNER, owner);
  }
  await navigator.serviceWorker.register(worker).catch(() => null);
  if (!navigator.onLine) return;
  const cache = await caches.open(KEPT);
  await Promise.all([...new Set(parts())].filter(isOurs).map((one) => fetched(cache, one)));
  document.documentElement.dataset.kept = "";
};
