// What is kept on this device. Storage may be full or forbidden; then nothing is kept, and nothing breaks.

export const store = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  /** True if it is kept; a null value removes the key. */
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
};

/** Photos of drafts: a drawer of files by draft key. Every promise answers, with nothing if it fails. */
const drawer = (mode, act) => new Promise((resolve) => {
  try {
    const opening = indexedDB.open("artkite", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("photos");
    opening.onerror = () => resolve();
    opening.onsuccess = () => {
      const deal = opening.result.transaction("photos", mode);
      const request = act(deal.objectStore("photos"));
      deal.oncomplete = () => resolve(request.result);
      deal.onerror = deal.onabort = () => resolve();
    };
  } catch {
    resolve();
  }
});

export const photos = {
  get: (key) => drawer("readonly", (photos) => photos.get(key)),
  put: (key, file) => drawer("readwrite", (photos) => photos.put(file, key)),
  remove: (key) => drawer("readwrite", (photos) => photos.delete(key)),
};
