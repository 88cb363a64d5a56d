// The works in hand: the card a judge looks at, the next two and the last two, each with its picture opened and ready to be painted. A turn
// puts the next one in place at once; nothing is waited for. Works ahead come as the pages they are; what has been seen stays as it was left.

const AHEAD = 2;
const BEHIND = 2;

/** A work as it hangs on its page; undefined where the page is another one. */
const plain = (address) => new URL(address, location.href).href.replace(/#.*$/, "");

function work_of(page, address) {
  const main = page.querySelector("main.judge");
  if (!main?.querySelector("form.scorecard")) return undefined;
  const to = (rel) => {
    const link = main.querySelector(`a[rel~="${rel}"]`);
    return link && plain(link.getAttribute("href"));
  };
  return { address, main, title: page.title, next: to("next"), prev: to("prev"), minutes: page.querySelector("[data-minutes]")?.textContent };
}

export class Hand {
  /** Hand of the page as it is, or undefined where it holds no card. `told(work)` is called for each work that comes from the server. */
  static of(page, told) {
    const now = work_of(page, plain(location.href));
    return now && new Hand(now, told);
  }

  constructor(now, told) {
    Object.assign(this, { now, told, works: new Map([[now.address, now]]), coming: new Map(), n_turns: 0 });
  }

  /** The work with this address, if it is ready. */
  find(address) {
    return this.works.get(plain(address));
  }

  /** Takes this work for the one looked at; what is too far away is laid down. */
  turn(work) {
    this.now = work;
    this.n_turns += 1;
    const near = new Set([work.address]);
    for (const [way, n_max] of [["next", AHEAD], ["prev", BEHIND]]) {
      let at = work;
      for (let n = 0; at && n < n_max; n += 1) {
        near.add(at[way]);
        at = this.works.get(at[way]);
      }
    }
    for (const address of this.works.keys()) if (!near.has(address)) this.works.delete(address);
  }

  /** Takes the works around the one looked at into the hand, the next one first. Stops where one turns meanwhile: then it begins anew. */
  async reach() {
    const turn = this.n_turns;
    let at = this.now;
    for (let n = 0; at && n < AHEAD; n += 1) {
      at = await this.take(at.next);
      // The next picture has the network for itself until it is there.
      await at?.picture;
      if (turn !== this.n_turns) return;
    }
    await this.take(this.now.prev);
  }

  async take(address) {
    if (!address) return undefined;
    if (this.works.has(address)) return this.works.get(address);
    if (!this.coming.has(address)) this.coming.set(address, fetched(address).catch(() => undefined).finally(() => this.coming.delete(address)));
    const work = await this.coming.get(address);
    // A turn may have gone past it while it came.
    const is_near = [this.now.next, this.now.prev, this.find(this.now.next ?? "")?.next].includes(address);
    if (!work || !is_near) return undefined;
    if (!this.works.has(address)) {
      this.works.set(address, work);
      this.told?.(work);
    }
    return this.works.get(address);
  }
}

/** The work as its page has it, its picture on the way: `picture` is kept once it can be painted, or never will. */
async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin", headers: { accept: "text/html" } });
  if (!answer.ok || answer.redirected) return undefined;
  const work = work_of(new DOMParser().parseFromString(await answer.text(), "text/html"), address);
  if (!work) return undefined;
  work.main = document.importNode(work.main, true);
  work.picture = work.main.querySelector(".judge-wall img")?.decode().catch(() => undefined);
  return work;
}
