// #ID[data-refresh=SECONDS]: asks for this page again and takes over that one element, until the new
// one carries no data-refresh any more (the work is done) or the page is out of sight for good.

export function refreshing() {
  document.querySelectorAll("[data-refresh][id]").forEach((element) => {
    const again = async (old) => {
      if (document.hidden) return later(old);
      let fresh;
      try {
        const answer = await fetch(location.href, { headers: { accept: "text/html" } });
        if (answer.ok) fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(old.id);
      } catch {
        return later(old); // the network is away: keep what is shown
      }
      if (!fresh) return undefined;
      const now = document.importNode(fresh, true);
      old.replaceWith(now);
      return later(now);
    };
    const later = (now) => {
      if (now.dataset.refresh) setTimeout(again, Math.max(2, Number(now.dataset.refresh)) * 1000, now);
    };
    later(element);
  });
}
