// Inside the widget's frame: talks with the page around it, if that page's site is allowed.
const allowed = (document.querySelector('meta[name="auskunft-parents"]')?.content ?? "").split(" ").filter(Boolean);
const origins = new Set([location.origin, ...allowed]);
const waiting = [];
let parentOrigin = null; // known once an allowed page has spoken
let askNow = null;

/** Tell the page around, once it is known to be an allowed one. */
export function tellFrame(type) {
  if (parentOrigin) parent.postMessage({ source: "auskunft", type }, parentOrigin);
}

function take(question) {
  if (typeof question !== "string" || !question.trim()) return;
  if (askNow) askNow(question.slice(0, 2000));
  else waiting.push(question.slice(0, 2000));
}

addEventListener("message", (event) => {
  if (event.source !== parent || parent === window || !origins.has(event.origin)) return;
  if (event.data?.source !== "auskunft-widget") return;
  parentOrigin = event.origin;
  if (event.data.type === "hello") tellFrame(askNow ? "ready" : "hello");
  if (event.data.type === "ask") take(event.data.question);
  if (event.data.type === "focus") document.querySelector("#question textarea")?.focus();
});

/** From now on questions from the page around are asked. */
export function startFrame(ask) {
  askNow = ask;
  tellFrame("ready");
  waiting.splice(0).forEach(ask);
}
