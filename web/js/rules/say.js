// Fills a sentence that the server wrote in the reader's language.

/** "{width} × {height}" and {width: 3, height: 4} → "3 × 4"; an unknown name stays as it is. */
export function say(sentence, facts) {
  return (sentence || "").replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? String(facts[name]) : whole));
}

/** Hours and minutes of an instant in the reader's zone and language, "14:02". */
export function clock(at, lang) {
  return new Intl.DateTimeFormat(lang || undefined, { hour: "2-digit", minute: "2-digit", hour12: false }).format(at);
}
