// input[data-age]: tells at once whether a child born on that day may enter, and in which division.
// data-age-on="YYYY-MM-DD", data-age-divisions='[{"name","from","to"}]', data-age-told=ID of an <output>,
// data-age-in="… {age} … {division}", data-age-out="… {age}". A field of type number is the age itself.

import { age_on, division_of } from "../rules/age.js";
import { say } from "../rules/say.js";

export function ages() {
  document.querySelectorAll("[data-age]").forEach((field) => {
    const told = document.getElementById(field.dataset.ageTold);
    const divisions = JSON.parse(field.dataset.ageDivisions || "[]");
    const tell = () => {
      const age = field.type === "date" ? age_on(field.value, field.dataset.ageOn) : field.value === "" ? undefined : Number(field.value);
      if (age === undefined || age > 120) {
        if (field.value) told.textContent = "";
        return; // an empty field keeps what the server said
      }
      const division = division_of(age, divisions);
      told.textContent = say(division ? field.dataset.ageIn : field.dataset.ageOut, { age, division: division?.name });
      told.classList.toggle("told-good", Boolean(division));
      told.classList.toggle("told-stop", !division);
    };
    field.addEventListener("change", tell);
    field.addEventListener("input", tell);
    tell();
  });
}
