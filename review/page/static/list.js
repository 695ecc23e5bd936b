// The list: rows of one height, only those in sight exist, so that ten thousand scroll like ten.

import { make } from "./dom.js";
import { pair, say } from "./words.js";

export const HEIGHT = 62;
const AROUND = 6;

export class List {
  constructor(box, choose) {
    this.box = box;
    this.space = box.querySelector("#space");
    this.choose = choose;
    this.rows = [];
    this.current = -1;
    this.drawn = false;
    box.addEventListener("scroll", () => this.later());
    new ResizeObserver(() => this.later()).observe(box);
  }

  // Shows rows: {entry, title, settled}, and marks the current one.
  show(rows, current) {
    this.rows = rows;
    this.current = current;
    this.space.style.height = `${rows.length * HEIGHT}px`;
    this.reveal();
    this.draw();
  }

  reveal() {
    if (this.current < 0) return;
    const top = this.current * HEIGHT;
    const seen = this.box.clientHeight;
    if (top < this.box.scrollTop) this.box.scrollTop = top - HEIGHT;
    else if (top + HEIGHT > this.box.scrollTop + seen) this.box.scrollTop = top + 2 * HEIGHT - seen;
  }

  later() {
    if (this.drawn) return;
    this.drawn = true;
    requestAnimationFrame(() => {
      this.drawn = false;
      this.draw();
    });
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / HEIGHT) - AROUND);
    const last = Math.min(this.rows.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / HEIGHT) + AROUND);
    const shown = [];
    for (let at = first; at < last; at += 1) shown.push(this.row(this.rows[at], at));
    if (!this.rows.length) shown.push(make("p", { class: "soft nothing" }, say("none_found")));
    this.space.replaceChildren(...shown);
  }

  row({ entry, title, settled }, at) {
    const [file, page] = entry.spots[0];
    const place = page ? `${file}, ${say("page", page)}` : file;
    const row = make(
      "div",
      {
        class: `row ${entry.severity}${settled ? " settled" : ""}`,
        role: "option",
        "aria-selected": String(at === this.current),
        "data-id": entry.ids[0],
        onclick: () => this.choose(at),
      },
      make("b", {}, entry.printed || pair([entry.message, entry.message_en])),
      entry.ids.length > 1 && make("em", {}, `×${entry.ids.length}`),
      entry.offer && entry.printed && make("span", { class: "offer" }, `→ ${entry.offer}`),
      make("small", {}, `${title} · ${place}`),
    );
    row.style.top = `${at * HEIGHT}px`;
    return row;
  }
}
