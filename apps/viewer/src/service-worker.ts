/// <reference lib="webworker" />
/** This thread, which TypeScript takes for a page. */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** What the build writes here: a name that changes with any file, and every file of the page. */
const manifest = JSON.parse(__MANIFEST__) as {
  readonly version: string;
  readonly files: readonly string[];
};
const cacheName = `alphabet-lstm-${manifest.version}`;

// A host may place other pages beside this one: only what is named here is kept.
const addresses = new Set(manifest.files.map((file) => new URL(file, worker.location.href).href));

worker.addEventListener("install", (event) => event.waitUntil(keep()));
worker.addEventListener("activate", (event) => event.waitUntil(tidy()));

worker.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const address = origin + pathname.replace(/index\.html$/, "");
  if (event.request.method !== "GET" || !addresses.has(address)) return;
  const answer = async (): Promise<Response> =>
    (await caches.match(address, { cacheName })) ?? fetch(event.request);
  event.respondWith(answer());
});

async function keep(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([...addresses]);
  await worker.skipWaiting();
}

async function tidy(): Promise<void> {
  const old = (await caches.keys()).filter(
    (other) => other.startsWith("alphabet-lstm-") && other !== cacheName,
  );
  await Promise.all(old.map(async (other) => caches.delete(other)));
  await worker.clients.claim();
}
