// The page with the place framed: dragged, zoomed, sharper when it is near.

import { address } from "./api.js";
import { make } from "./dom.js";
import { say } from "./words.js";

const SHOWN = 430; // points of paper across at first: a cell with its neighbours
const SMALLEST = 0.3;
const LARGEST = 8;
const SHARP = 1.9; // pixels a point above which 110 dpi look blurred

export class Picture {
  constructor(spot, id, failed) {
    this.spot = spot;
    this.id = id;
    this.image = make("img", { alt: "", draggable: "false", src: this.source(110), onerror: failed });
    this.frame = make("i", {});
    this.sheet = make("div", { class: "sheet" }, this.image, spot.box && this.frame);
    this.window = make("div", { class: "window" }, this.sheet);
    const button = (sign, name, act) =>
      make("button", { type: "button", title: say(name), "aria-label": say(name), onclick: act }, sign);
    this.element = make(
      "div",
      { class: "picture" },
      this.window,
      make(
        "div",
        { class: "zoom" },
        button("+", "zoom_in", () => this.zoom(1.3)),
        button("−", "zoom_out", () => this.zoom(1 / 1.3)),
        button("◎", "zoom_back", () => this.back()),
      ),
    );
    this.drag();
    this.window.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    new ResizeObserver(() => this.back()).observe(this.window);
  }

  source(dpi) {
    return address("picture", { id: this.id, dpi });
  }

  back() {
    const { width, height, box } = this.spot;
    const [x0, y0, x1, y1] = box || [0, 0, width, 120];
    this.scale = this.window.clientWidth / Math.min(width, Math.max(SHOWN, (x1 - x0) * 1.15));
    this.scale = Math.min(this.scale, 2.4);
    this.x = (x0 + x1) / 2;
    this.y = y1 - y0 > this.window.clientHeight / this.scale ? y0 + (0.42 * this.window.clientHeight) / this.scale : (y0 + y1) / 2;
    this.draw();
  }

  zoom(factor) {
    this.scale = Math.min(LARGEST, Math.max(SMALLEST, this.scale * factor));
    this.draw();
  }

  wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }

  drag() {
    let from = null;
    this.window.addEventListener("pointerdown", (event) => {
      from = [event.clientX, event.clientY];
      this.window.setPointerCapture(event.pointerId);
    });
    this.window.addEventListener("pointermove", (event) => {
      if (!from) return;
      this.x -= (event.clientX - from[0]) / this.scale;
      this.y -= (event.clientY - from[1]) / this.scale;
      from = [event.clientX, event.clientY];
      this.draw();
    });
    for (const name of ["pointerup", "pointercancel"]) this.window.addEventListener(name, () => (from = null));
  }

  draw() {
    const { width, height, box } = this.spot;
    const [wide, high] = [this.window.clientWidth, this.window.clientHeight];
    if (!wide) return;
    this.x = within(this.x, wide / this.scale / 2, width);
    this.y = within(this.y, high / this.scale / 2, height);
    const left = wide / 2 - this.x * this.scale;
    const top = high / 2 - this.y * this.scale;
    const style = this.sheet.style;
    style.width = `${width * this.scale}px`;
    style.height = `${height * this.scale}px`;
    style.transform = `translate(${left}px, ${top}px)`;
    if (box) {
      const [x0, y0, x1, y1] = box.map((point) => point * this.scale);
      Object.assign(this.frame.style, { left: `${x0 - 4}px`, top: `${y0 - 4}px` });
      Object.assign(this.frame.style, { width: `${x1 - x0 + 8}px`, height: `${y1 - y0 + 8}px` });
    }
    if (this.scale * devicePixelRatio > SHARP && !this.sharper) this.sharpen();
  }

  sharpen() {
    this.sharper = new Image();
    this.sharper.onload = () => (this.image.src = this.sharper.src);
    this.sharper.src = this.source(220);
  }
}

// Keeps the middle of the window where the paper fills it.
function within(middle, half, whole) {
  return half * 2 >= whole ? whole / 2 : Math.min(whole - half, Math.max(half, middle));
}
