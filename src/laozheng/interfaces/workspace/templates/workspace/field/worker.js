// Keeps the pages of the field on the device: the network first, what was kept when it fails.
"use strict";

const KEPT = "laozheng-field";
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

const kept = async (request) => {
  const cache = await caches.open(KEPT);
  const same = await cache.match(request, { ignoreVary: true });
  if (same || request.mode !== "navigate") return same;
  // A form that was never opened before is at least there empty.
  return cache.match(request, { ignoreVary: true, ignoreSearch: true });
};

const asked = async (request) => {
  const response = await fetch(request);
  if (response.ok && !response.redirected) {
    const cache = await caches.open(KEPT);
    await cache.put(request, response.clone());
  }
  return response;
};

const answer = async (request) => {
  const coming = asked(request);
  coming.catch(() => {});
  const waited = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([coming.catch(() => null), waited]);
  return first ?? (await kept(request)) ?? coming;
};
