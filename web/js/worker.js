// The judge's hour without network: a service worker that answers a judge's pages and pictures from this device when the network is
// away. It keeps what the page asks it to hold ({hold: [addresses]}, {renew: address}) and what is looked at, or taken in hand ahead. Posts
// are none of its business: the cards wait in the page's own store and are sent when the network is back.

import { is_judging_page, media_key, with_time } from "./rules/offline.js";

const PAGES = "judging-pages-1";
const PICTURES = "judging-pictures-1";
// A network that does not answer within this is away: a judge waits no longer than a page takes to read.
const PATIENCE_MS = 4000;
const AT_ONCE = 3;

const is_ours = (url) => url.origin === location.origin;
const is_kept_for_good = (url) => url.pathname.startsWith("/media/") || url.pathname.startsWith("/assets/");

/** Whether an answer is a page of the round, not the way to sign in or a no. */
const is_page = (answer) => answer.ok && !answer.redirected && (answer.headers.get("content-type") || "").startsWith("text/html");

async function keep_page(request, answer) {
  const pages = await caches.open(PAGES);
  if (is_page(answer)) await pages.put(request.url, answer);
  // The round is over, or someone else signed in: nothing stays behind.
  else if ([401, 403, 404].includes(answer.status) || answer.redirected) await pages.delete(request.url);
}

async function page(event) {
  try {
    const answer = await with_time(fetch(event.request), PATIENCE_MS);
    event.waitUntil(keep_page(event.request, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await caches.match(event.request.url, { cacheName: PAGES, ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

async function picture(request) {
  const pictures = await caches.open(PICTURES);
  const kept = await pictures.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok) await pictures.put(request.url, answer.clone());
    return answer;
  } catch (error) {
    // Another size of the same picture is better than none.
    const key = media_key(request.url);
    const sizes = key ? (await pictures.keys()).filter(({ url }) => media_key(url) === key) : [];
    if (sizes.length) return pictures.match(sizes[sizes.length - 1]);
    throw error;
  }
}

async function hold(addresses, tell) {
  const pages = await caches.open(PAGES);
  const pictures = await caches.open(PICTURES);
  const queue = [...addresses];
  let n_held = 0;
  const one = async () => {
    for (let address = queue.shift(); address; address = queue.shift()) {
      const url = new URL(address, location.origin);
      const shelf = is_kept_for_good(url) ? pictures : pages;
      try {
        if (!(await shelf.match(url.href, { ignoreVary: true }))) {
          const answer = await fetch(url.href, { credentials: "same-origin" });
          if (shelf === pictures ? answer.ok : is_page(answer)) await shelf.put(url.href, answer);
          else continue;
        }
        n_held += 1;
      } catch {
        return; // the network is gone: what is held is held
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  tell({ held: n_held, of: addresses.length });
}

/** A page that is held, as it is now: its card was saved. */
async function renew(address) {
  const pages = await caches.open(PAGES);
  const { href } = new URL(address, location.origin);
  if (!(await pages.match(href, { ignoreVary: true }))) return;
  const answer = await fetch(href, { credentials: "same-origin" }).catch(() => undefined);
  if (answer) await keep_page({ url: href }, answer);
}

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
addEventListener("message", (event) => {
  if (Array.isArray(event.data?.hold)) event.waitUntil(hold(event.data.hold, (words) => event.source?.postMessage(words)));
  if (event.data?.renew) event.waitUntil(renew(event.data.renew));
  if (event.data?.forget) event.waitUntil(Promise.all([caches.delete(PAGES), caches.delete(PICTURES)]));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !is_ours(url)) return;
  if (is_kept_for_good(url)) event.respondWith(picture(request));
  else if (is_judging_page(url.pathname) && (request.mode === "navigate" || request.headers.get("accept") === "text/html")) event.respondWith(page(event));
});
