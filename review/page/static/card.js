// One question: what is doubted and why, its place, what may be answered, and what stands beside it.

import { address } from "./api.js";
import { make, put } from "./dom.js";
import { Entry } from "./entry.js";
import { Picture } from "./picture.js";
import { pair, say } from "./words.js";

export class Card {
  // `acts` are called for what a person does: give, type, show, split, reopen.
  constructor(box, acts) {
    this.box = box;
    this.acts = acts;
    this.picture = null;
    this.entry = null;
    this.details = null;
  }

  nothing(...lines) {
    this.picture = this.entry = this.details = null;
    put(this.box, lines);
  }

  // Shows the details of one place of an entry.
  show(entry, details, { place, answer, names, inputs }) {
    this.details = details;
    this.entry = null;
    this.slot = make("div", { class: "slot" });
    put(this.box, [
      this.top(details, names),
      details.reasons.map((reason) => make("p", { class: "why" }, pair([reason.message, reason.message_en]))),
      entry.ids.length > 1 && this.places(entry, place),
      this.place(details),
      this.values(details),
      answer && this.answered(answer),
      this.offers(details),
      this.buttons(details, answer),
      this.slot,
      this.row(details),
      this.record(details),
    ]);
    this.box.scrollTop = 0;
  }

  top(details, names) {
    const { severity } = details.reasons[0];
    const file = details.page ? `${details.source}, ${say("page", details.page)}` : details.source;
    const field = details.column ? pair([details.column.vi, details.column.en]) : say("no_column");
    return make(
      "div",
      { class: "top" },
      make("span", { class: `badge ${severity}` }, names.severity),
      make("h1", {}, names.rule),
      make("p", { class: "soft" }, `${file} · ${names.dataset}${names.dataset ? " › " : ""}${field}`, " ", details.field && make("code", {}, details.field)),
    );
  }

  places(entry, current) {
    const chips = entry.spots.slice(0, 60).map(([file, page], at) =>
      make(
        "button",
        { type: "button", class: "chip", "aria-pressed": String(at === current), onclick: () => this.acts.show(at) },
        page ? `${file}, ${say("page", page)}` : file,
      ),
    );
    if (entry.spots.length > chips.length) chips.push(make("span", { class: "soft" }, `+ ${entry.spots.length - chips.length}`));
    return make(
      "div",
      { class: "causes" },
      make("p", {}, make("b", {}, say("together", entry.ids.length)), " ", make("button", { type: "button", class: "plain", onclick: () => this.acts.split() }, make("kbd", {}, "s"), say("one_by_one"))),
      make("div", { class: "chips" }, chips),
    );
  }

  place(details) {
    const box = make("div", { class: "place" });
    const crop = () => {
      this.picture = null;
      put(box, [
        details.spot && make("p", { class: "soft" }, say("no_picture")),
        details.crop && make("img", { class: "crop", alt: "", src: address("crop", { id: details.id }) }),
        !details.crop && this.around(details),
      ]);
    };
    if (details.spot) {
      this.picture = new Picture(details.spot, details.id, crop);
      put(box, [this.picture.element]);
    } else {
      crop();
    }
    return box;
  }

  // The words around, the printed ones marked.
  around({ context, printed }) {
    if (!context) return null;
    const at = printed ? context.indexOf(printed) : -1;
    if (at < 0) return make("blockquote", {}, context);
    return make("blockquote", {}, context.slice(0, at), make("mark", {}, printed), context.slice(at + printed.length));
  }

  values(details) {
    const { printed, value, context, spot, crop } = details;
    const pairs =
      printed && printed === value ? [["same", value]] : [printed && ["printed", printed], ["value", value || say("empty")]];
    if (context && (spot || crop)) pairs.push(["context", this.around(details)]);
    return make(
      "dl",
      { class: "values" },
      pairs.filter(Boolean).map(([name, shown]) => make("div", { class: name }, make("dt", {}, say(name)), make("dd", {}, shown))),
    );
  }

  answered({ action, value, field, by, at }) {
    const other = field !== this.details.field;
    const told = other ? say("other_field", field, value) : action === "set" ? say("said_set", value || say("empty")) : say(`said_${action}`);
    const when = new Date(at);
    const moment = Number.isNaN(when.valueOf()) ? at : when.toLocaleString(document.documentElement.lang);
    return make(
      "p",
      { class: "answered" },
      make("b", {}, `✓ ${told}`),
      ` ${[by, moment].filter(Boolean).join(", ")} `,
      make("button", { type: "button", class: "plain", onclick: () => this.acts.reopen() }, make("kbd", {}, "r"), say("reopen")),
    );
  }

  offers({ suggestions }) {
    if (!suggestions.length) return null;
    return make(
      "div",
      { class: "offers", role: "group", "aria-label": say("suggestions") },
      suggestions.slice(0, 9).map(([text, learned], at) =>
        make(
          "button",
          { type: "button", class: "offer", onclick: () => this.acts.give("set", text) },
          make("kbd", {}, String(at + 1)),
          make("span", {}, text),
          learned && make("small", {}, say("learned")),
        ),
      ),
    );
  }

  buttons({ column, as_printed: asPrinted }) {
    const button = (key, name, act, kind = "") =>
      make("button", { type: "button", class: `do ${kind}`, onclick: act }, make("kbd", {}, key), say(name));
    return make(
      "div",
      { class: "answers" },
      column && button("Enter", "keep", () => this.acts.give("keep"), "first"),
      column && button("e", "type", () => this.acts.type("")),
      column && !asPrinted && button("p", "as_printed", () => this.acts.give("printed")),
      button("d", "dismiss", () => this.acts.give("dismiss")),
    );
  }

  // Opens the field for typing.
  type(field, save) {
    const other = this.details.fields.find((each) => each.name === field);
    const own = this.details.fields.find((each) => each.name === this.details.field);
    const whole = own && own.printed === this.details.printed; // else the doubt is about a word of a longer text
    const value = other ? other.value : whole ? own.value : this.details.value || this.details.printed;
    const leave = () => {
      this.entry = null;
      put(this.slot);
    };
    this.entry = new Entry(this.details, field, value, save, leave);
    put(this.slot, [this.entry.element]);
    this.entry.open();
    this.entry.element.scrollIntoView({ block: "nearest" });
  }

  row({ head, rows }) {
    if (!rows.length) return null;
    return make(
      "section",
      { class: "beside" },
      make("h2", {}, say("row")),
      make(
        "div",
        { class: "wide" },
        make(
          "table",
          {},
          make("thead", {}, make("tr", {}, make("th", {}, "#"), head.map((text) => make("th", {}, text)))),
          make("tbody", {}, rows.map((row) => this.tableRow(row))),
        ),
      ),
    );
  }

  tableRow({ number, cells, current, marked }) {
    return make(
      "tr",
      { class: current ? "current" : "" },
      make("td", { class: "soft" }, number),
      cells.map((text, at) => make("td", { class: marked.includes(at + 1) ? "marked" : "" }, text)),
    );
  }

  record({ fields, field: own }) {
    if (!fields.length) return null;
    return make(
      "section",
      { class: "beside" },
      make("h2", {}, say("record"), " ", make("small", {}, say("record_more"))),
      make(
        "div",
        { class: "record" },
        fields.map((field) =>
          make(
            "button",
            {
              type: "button",
              class: `field${field.doubted ? " doubted" : ""}`,
              disabled: !field.editable,
              title: field.printed,
              onclick: () => this.acts.type(field.name === own ? "" : field.name),
            },
            make("small", {}, pair([field.vi, field.en])),
            make("span", {}, field.value || say("empty")),
          ),
        ),
      ),
    );
  }
}
