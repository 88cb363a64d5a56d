// The reader's own choice of light or dark, before the first paint. Linked in <head> without defer,
// 0.2 kB; without it, or without a choice, the device decides.

try {
  const choice = localStorage.getItem("theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
} catch {
  // Storage may be forbidden; then the device decides.
}
