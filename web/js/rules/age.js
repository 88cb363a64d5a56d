// Whether a child may enter, told while the form is filled in. The server decides.

/** Full years on day `on` of someone born on day `born`, both "YYYY-MM-DD"; undefined if not a day. Born on 29 February: older on 1 March. */
export function age_on(born, on) {
  const [by, bm, bd] = born.split("-").map(Number);
  const [oy, om, od] = on.split("-").map(Number);
  if (!by || !bm || !bd || !oy || born > on) return undefined;
  return oy - by - (om < bm || (om === bm && od < bd) ? 1 : 0);
}

/** The division {name, from, to} (years, both inclusive) of an age, or undefined. */
export function division_of(age, divisions) {
  return divisions.find(({ from, to }) => age >= from && age <= to);
}
