/*
 * Keeps the page and its parts so that a screen starts without network. The build puts in the list of files and a name that
 * changes with any of them. Nothing else is cached: plan and media have a store of their own.
 */
declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: readonly string[];
declare const __CACHE__: string;
/** The path under which the page lies. */
declare const __BASE__: string;

const FILES = __FILES__;
const CACHE = __CACHE__;

const install = async (): Promise<void> => {
  const cache = await self.caches.open(CACHE);
  // All or nothing, past the HTTP cache: half a player is none.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
  await self.skipWaiting();
};

const activate = async (): Promise<void> => {
  const names = await self.caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE.replace(/[^-]*$/, '')) && name !== CACHE);
  await Promise.all(old.map((name) => self.caches.delete(name)));
  await self.clients.claim();
};

const answer = async (request: Request, path: string): Promise<Response> => {
  const cache = await self.caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
};

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const path = pathname === `${__BASE__}index.html` ? __BASE__ : pathname;
  if (event.request.method !== 'GET' || origin !== self.location.origin || !FILES.includes(path)) return;
  event.respondWith(answer(event.request, path));
});

export {};
