// Typing a value: understood by the server while it is typed, places found by name.

import { get, post } from "./api.js";
import { make, put, settled } from "./dom.js";
import { pair, say } from "./words.js";

const LONGEST = 20000;

export class Entry {
  // `save(value, field)` and `leave()` are called when the person is done.
  constructor(details, field, value, save, leave) {
    this.details = details;
    this.field = field;
    this.save = save;
    this.fits = false;
    this.chosen = -1;
    this.places = [];
    this.input = make("textarea", { rows: 1, spellcheck: "false", autocomplete: "off", "aria-label": say("type") });
    this.input.value = value;
    this.verdict = make("p", { class: "verdict", role: "status" });
    this.found = make("div", { class: "places", role: "listbox" });
    this.button = make("button", { type: "button", class: "do", onclick: () => this.done() }, make("kbd", {}, "Enter"), say("save"));
    const name = field || details.field;
    const column = details.fields.find((each) => each.name === name);
    const title = column ? pair([column.vi, column.en]) : details.column ? pair([details.column.vi, details.column.en]) : name;
    this.searches = details.place_fields.includes(name);
    this.element = make(
      "div",
      { class: "entry" },
      make("label", {}, `${say("correcting")}: ${title} `, make("code", {}, name)),
      make("div", { class: "typed" }, this.input, this.button),
      !field && details.allowed.length > 0 && make("p", { class: "soft allowed" }, details.allowed.join(" · ")),
      this.verdict,
      this.searches && make("p", { class: "soft" }, `${say("places_on", details.day)}: ${say("places_help")}`),
      this.found,
    );
    this.asked = 0;
    const look = settled(() => this.look(), 120);
    this.input.addEventListener("input", () => {
      this.fit();
      look();
    });
    this.input.addEventListener("keydown", (event) => this.key(event, leave));
  }

  open() {
    this.input.focus();
    this.input.select();
    this.fit();
    this.look();
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 220)}px`;
  }

  key(event, leave) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (event.repeat) return;
      if (this.chosen >= 0) this.take(this.chosen);
      else this.done();
    } else if (this.places.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.chosen = Math.min(this.places.length - 1, Math.max(-1, this.chosen + step));
      this.drawPlaces();
    }
  }

  async done() {
    if (this.input.value.length > LONGEST) this.look();
    else await this.save(this.input.value, this.field);
  }

  // Asks the server what the value would be; what was asked last counts.
  async look() {
    this.asked += 1;
    const asked = this.asked;
    const value = this.input.value;
    if (value.length > LONGEST) {
      this.tell(say("too_long", LONGEST), "bad");
      return;
    }
    const id = this.details.id;
    try {
      const said = await post("check", { questions: [id], seen: {}, field: this.field, value });
      if (asked === this.asked) this.understood(said);
    } catch (error) {
      if (asked === this.asked && error.said) this.tell(pair([error.said.vi, error.said.en]), "bad");
    }
    if (!this.searches) return;
    try {
      const found = await get("places", { id, field: this.field, typed: value.slice(0, 100) });
      if (asked === this.asked) this.drawPlaces((this.places = found));
    } catch (error) {
      // the verdict above says what is wrong
    }
  }

  understood({ value, place, refused }) {
    if (refused) this.tell(pair(refused), "bad");
    else if (place && !place.name) this.tell(say("no_such_place", this.details.day), "odd");
    else if (place) this.tell(`${value}: ${place.name}, ${place.within}`, "good");
    else this.tell(value === "" ? say("will_be_empty") : say("will_be", value), "good");
  }

  tell(text, kind) {
    this.verdict.textContent = text;
    this.verdict.dataset.kind = kind;
  }

  drawPlaces() {
    if (this.chosen >= this.places.length) this.chosen = -1;
    put(
      this.found,
      this.places.map((place, at) =>
        make(
          "button",
          { type: "button", role: "option", "aria-selected": String(at === this.chosen), onclick: () => this.take(at) },
          make("b", {}, place.name),
          ` ${place.within} `,
          make("code", {}, place.code),
        ),
      ),
    );
  }

  take(at) {
    const place = this.places[at];
    const name = this.field || this.details.field;
    this.input.value = name.endsWith("_name") ? place.bare : place.code;
    this.chosen = -1;
    this.places = [];
    this.drawPlaces();
    this.input.focus();
    this.look();
  }
}
