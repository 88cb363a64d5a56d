// What of a form is kept on this device, and when it may come back.

const DAYS_KEPT_MAX = 14;

/** Kept fields {name: [values]} of an array of controls; files, secrets and hidden tokens are not kept. */
export function kept_values(controls) {
  const values = {};
  for (const { name, type, value, checked, skip } of controls) {
    if (!name || skip || ["file", "password", "hidden", "submit", "button", "reset"].includes(type)) continue;
    if (type === "radio" || type === "checkbox") {
      if (checked) (values[name] ||= []).push(value);
    } else if (value !== "") {
      (values[name] ||= []).push(value);
    }
  }
  return values;
}

/** A stored draft, or undefined if there is none, it is broken, or it is older than two weeks. */
export function read_draft(stored, now_ms) {
  try {
    const draft = JSON.parse(stored);
    const is_young = now_ms - draft.at_ms < DAYS_KEPT_MAX * 86400000;
    return is_young && draft.values && Object.keys(draft.values).length ? draft : undefined;
  } catch {
    return undefined;
  }
}
