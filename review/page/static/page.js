// The desk: the list, the question at hand, the keys, and what the server holds.

import { Refused, address, get, post } from "./api.js";
import { Card } from "./card.js";
import { make, put, settled } from "./dom.js";
import { List } from "./list.js";
import { listen, pair, say, speaks } from "./words.js";

const PAUSE = 250; // milliseconds in which a new question cannot be answered: a key pressed twice answers once
const POLL = 5000; // how often other windows are looked at
const SEVERITY = { error: ["Lỗi", "Error"], warning: ["Cảnh báo", "Warning"] };

const at = (id) => document.getElementById(id);
const desk = {
  entries: [],
  rules: {},
  datasets: {},
  answers: {},
  undo: null,
  version: "",
  questions: "",
  shown: [], // entries in the list as found and filtered
  current: -1,
  place: 0, // which place of the current entry is shown
  details: new Map(),
  busy: false,
  showing: "", // the question on screen
  ready: "", // the question that has been there long enough to be answered; no other is
};
const list = new List(at("list"), (index) => go(index));
const card = new Card(at("card"), { give, type, split, reopen, show: (place) => showPlace(place) });

const entryNow = () => desk.shown[desk.current];
const isSettled = (entry) => entry.ids.every((id) => desk.answers[id]);
const ruleName = (entry) => pair(desk.rules[entry.rule]);

async function load() {
  const sent = await get("doubts");
  Object.assign(desk, { entries: sent.entries, rules: sent.rules, datasets: sent.datasets, questions: sent.questions });
  desk.details.clear();
  take(sent.state);
  const known = sessionStorage.getItem("sohoa-at");
  filter(known);
}

// Takes in where the server says that things stand; true if the list itself is another one now.
function take(state) {
  if (state.changed) for (const id of state.changed) delete desk.answers[id];
  desk.answers = state.changed ? { ...desk.answers, ...state.answers } : state.answers;
  desk.version = state.version;
  desk.undo = state.undo;
  at("undo").disabled = !state.undo;
  trouble(state.trouble.map(pair).join(" · "));
  return state.questions !== desk.questions;
}

function trouble(text) {
  at("trouble").textContent = text;
  at("trouble").hidden = !text;
}

function toast(text, kind = "") {
  const box = at("toast");
  box.textContent = text;
  box.dataset.kind = kind;
  box.classList.remove("seen");
  void box.offsetWidth; // lets the fading begin anew
  box.classList.add("seen");
}

// Which entries the list has; goes to the one that holds the id, or to the first that is open.
function filter(id) {
  const wanted = at("find").value.trim().toLocaleLowerCase();
  const only = at("open").checked;
  const holds = (entry) =>
    !wanted ||
    [entry.printed, entry.value, entry.offer, entry.message, entry.message_en, entry.field, entry.rule, ruleName(entry), ...entry.spots.map(([file]) => file)]
      .some((text) => text.toLocaleLowerCase().includes(wanted));
  desk.shown = desk.entries.filter((entry) => holds(entry) && !(only && isSettled(entry)));
  let index = id ? desk.shown.findIndex((entry) => entry.ids.includes(id)) : -1;
  if (index < 0) index = desk.shown.findIndex((entry) => !isSettled(entry));
  go(index < 0 && desk.shown.length && !wanted ? 0 : index < 0 ? (desk.shown.length ? 0 : -1) : index);
}

function refreshList() {
  const rows = desk.shown.map((entry) => ({ entry, title: ruleName(entry), settled: isSettled(entry) }));
  list.show(rows, desk.current);
  const left = desk.entries.filter((entry) => !isSettled(entry)).length;
  at("count").textContent = say("left", left, desk.entries.length);
  at("done").style.width = `${desk.entries.length ? 100 * (1 - left / desk.entries.length) : 100}%`;
}

function go(index) {
  desk.current = index;
  desk.place = 0;
  refreshList();
  if (index < 0) {
    unseen();
    card.nothing(make("p", { class: "soft" }, desk.entries.length ? say("none_found") : say("none")));
    return;
  }
  showPlace(0);
}

async function showPlace(place) {
  const entry = entryNow();
  if (!entry) return;
  desk.place = Math.min(entry.ids.length - 1, Math.max(0, place));
  const id = entry.ids[desk.place];
  if (desk.showing !== id) unseen();
  sessionStorage.setItem("sohoa-at", id);
  try {
    const details = await fetched(id);
    if (entryNow() !== entry || entry.ids[desk.place] !== id) return;
    card.show(entry, details, {
      place: desk.place,
      answer: desk.answers[id],
      names: {
        severity: SEVERITY[details.reasons[0].severity][speaks()],
        rule: pair(desk.rules[details.reasons[0].rule] || [details.reasons[0].rule, details.reasons[0].rule]),
        dataset: details.dataset ? pair(desk.datasets[details.dataset]) : "",
      },
    });
    seen(id);
    const next = desk.shown[nextOpen()] || entry;
    fetched(next.ids[0]).then(prefetch, () => {});
  } catch (error) {
    unseen();
    if (entryNow() === entry) card.nothing(make("p", { class: "soft" }, told(error)));
    if (error.status === 404) refresh();
  }
}

// Details are kept for the last fifty questions, and fetched for the next.
function fetched(id) {
  const known = desk.details.get(id);
  desk.details.delete(id);
  const asked = known || get("doubt", { id });
  desk.details.set(id, asked);
  asked.catch(() => desk.details.delete(id));
  for (const old of desk.details.keys()) {
    if (desk.details.size <= 50) break;
    desk.details.delete(old);
  }
  return asked;
}

function prefetch(details) {
  if (details.spot) new Image().src = address("picture", { id: details.id, dpi: 110 });
}

function nextOpen() {
  for (let step = 1; step <= desk.shown.length; step += 1) {
    const index = (desk.current + step) % desk.shown.length;
    if (!isSettled(desk.shown[index])) return index;
  }
  return -1;
}

function told(error) {
  return error instanceof Refused ? pair([error.said.vi, error.said.en]) : say("gone");
}

// A question can be answered a moment after it was painted: no key or click is meant for one that just came.
function seen(id) {
  if (desk.showing === id) return;
  desk.showing = id;
  const ready = () => {
    if (desk.showing === id) desk.ready = document.body.dataset.ready = id;
  };
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(ready, PAUSE)));
}

function unseen() {
  desk.showing = desk.ready = "";
  delete document.body.dataset.ready;
}

function isSeen() {
  return desk.ready !== "" && desk.ready === desk.showing && desk.ready === entryNow()?.ids[desk.place];
}

async function give(action, value = "", field = "") {
  const entry = entryNow();
  if (desk.busy || !isSeen()) return false;
  const questions = field ? [entry.ids[desk.place]] : entry.ids;
  const seen = Object.fromEntries(questions.map((id) => [id, desk.answers[id]?.at || ""]));
  return sending(async () => {
    const reply = await post("answer", { action, value, field, questions, seen, version: desk.version });
    for (const id of questions) desk.details.delete(id);
    const other = take(reply.state);
    const { saved } = reply;
    toast(!saved ? say("said_again") : saved.action === "set" ? say("said_set", saved.value || say("empty")) : say(`said_${saved.action}`));
    if (other) await load();
    else if (action === "reopen") go(desk.current);
    else forward();
    return true;
  });
}

function forward() {
  const index = nextOpen();
  if (index >= 0) {
    go(index);
    return;
  }
  refreshList();
  unseen();
  card.nothing(
    make("div", { class: "finished" }, make("h1", {}, `✓ ${say("all_done")}`), make("p", {}, say("all_done_more")), make("code", {}, "sohoa run … --out …")),
  );
}

// Does what changes the file; says so plainly if it was not saved.
async function sending(work) {
  desk.busy = true;
  document.body.classList.add("busy");
  try {
    return await work();
  } catch (error) {
    toast(error instanceof Refused ? told(error) : say("not_saved"), "bad");
    if (error instanceof Refused && (error.status === 409 || error.status === 404)) await refresh();
    return false;
  } finally {
    desk.busy = false;
    document.body.classList.remove("busy");
  }
}

function reopen() {
  const entry = entryNow();
  if (entry && entry.ids.some((id) => desk.answers[id])) give("reopen");
}

async function undo() {
  if (desk.busy || !desk.undo) return;
  const { at: moment, question } = desk.undo;
  await sending(async () => {
    const reply = await post("undo", { at: moment });
    const other = take(reply.state);
    if (question && !desk.shown.some((entry) => entry.ids.includes(question))) at("find").value = "";
    const shown = other ? load() : filter(question || entryNow()?.ids[0]);
    // Told once the question that was on screen before can no longer be answered.
    toast(say("said_undo"));
    return shown;
  });
}

function type(field) {
  if (!isSeen() || desk.busy) return;
  card.type(field, (value, name) => give("set", value, name));
}

// Makes an entry of every place of the current one.
function split() {
  const entry = entryNow();
  if (!entry || entry.ids.length < 2) return;
  const apart = entry.ids.map((id, place) => ({ ...entry, ids: [id], spots: [entry.spots[place]] }));
  desk.entries.splice(desk.entries.indexOf(entry), 1, ...apart);
  filter(entry.ids[desk.place]);
}

async function refresh() {
  try {
    const state = await get("state", { version: desk.version });
    if (!state) {
      if (desk.lost) trouble("");
      desk.lost = false;
      return;
    }
    const other = take(state);
    desk.lost = false;
    desk.details.clear();
    toast(say(other ? "new_questions" : "outside"));
    if (other) await load();
    else if (!card.entry) keepPlace();
    else refreshList();
  } catch (error) {
    desk.lost = true;
    trouble(say("gone"));
  }
}

function keepPlace() {
  const place = desk.place;
  refreshList();
  if (entryNow()) showPlace(place);
}

const KEYS = {
  ArrowDown: () => step(1),
  j: () => step(1),
  ArrowUp: () => step(-1),
  k: () => step(-1),
  ArrowRight: () => entryNow()?.ids.length > 1 && showPlace(desk.place + 1),
  ArrowLeft: () => entryNow()?.ids.length > 1 && showPlace(desk.place - 1),
  n: () => nextOpen() >= 0 && go(nextOpen()),
  Enter: () => isSeen() && card.details.column && give("keep"),
  p: () => isSeen() && card.details.column && give("printed"),
  d: () => give("dismiss"),
  e: () => isSeen() && card.details.column && type(""),
  u: () => undo(),
  r: () => reopen(),
  s: () => split(),
  f: () => at("card").querySelector(".field:not([disabled])")?.focus(),
  "+": () => card.picture?.zoom(1.3),
  "=": () => card.picture?.zoom(1.3),
  "-": () => card.picture?.zoom(1 / 1.3),
  0: () => card.picture?.back(),
  "/": () => at("find").focus(),
  "?": () => at("help").showModal(),
};
const REPEATED = ["ArrowDown", "ArrowUp", "j", "k", "+", "-", "="];

function step(by) {
  const index = desk.current + by;
  if (index >= 0 && index < desk.shown.length) go(index);
}

function pressed(event) {
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (event.isComposing || event.altKey || at("help").open) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing) {
    event.preventDefault();
    if (!event.repeat) undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || typing) return;
  if (event.key === "Escape") event.target.blur();
  if (event.key === "Enter" && event.target.matches("button, a, summary, label, [type=checkbox]")) return;
  if (event.repeat && !REPEATED.includes(event.key)) return;
  if (/^[1-9]$/.test(event.key)) {
    const offer = isSeen() && card.details.suggestions[Number(event.key) - 1];
    if (offer) give("set", offer[0]);
    return;
  }
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key]; // with Caps Lock too
  if (!act) return;
  event.preventDefault();
  act();
}

document.addEventListener("keydown", pressed);
at("undo").addEventListener("click", () => {
  at("undo").blur();
  undo();
});
at("ask").addEventListener("click", () => {
  at("ask").blur();
  at("help").showModal();
});
at("find").addEventListener("input", settled(() => filter(entryNow()?.ids[0]), 120));
at("find").addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === "Escape") {
    if (event.key === "Escape") at("find").value = "";
    filter(entryNow()?.ids[0]);
    at("find").blur();
  }
});
at("open").addEventListener("change", () => {
  at("open").blur();
  filter(entryNow()?.ids[0]);
});
setInterval(() => document.visibilityState === "visible" && !desk.busy && refresh(), POLL);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && !desk.busy && refresh());
listen(() => desk.entries.length && keepPlace());
load().catch((error) => card.nothing(make("p", { class: "soft" }, told(error))));
put(at("toast"));
