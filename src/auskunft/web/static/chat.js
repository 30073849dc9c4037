// Brings the page to life around Gradio's chatbot: no inline handlers, one listener for clicks.
import { clearSource, closeSource, openSource, scrollBehaviour, showFirstPassage, startSource } from "./source.js";
import { showFigures } from "./figures.js";
import { startExport, useTool } from "./take-away.js";
import { offerFeedback } from "./feedback.js";
import { startFrame, tellFrame } from "./frame.js";

const language = document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const box = () => document.querySelector("#question textarea");
const text = (id) => byId(id).textContent;
let pendingTimer = 0;
let answers = 0;
let sent = ""; // the question under way; it stays in the box until it is answered

function showPending(message, problem = false) {
  const pending = byId("pending");
  pending.textContent = message ?? "";
  pending.classList.toggle("problem", problem);
  pending.hidden = !message;
}

function showOffline() {
  clearTimeout(pendingTimer);
  showPending(text("text-offline"), true);
  // Gradio reloads the page when the server is back: the question is not to be typed again.
  history.replaceState({ draft: box().value }, "");
}

/** Gradio reports a lost connection in English and over the page: said here in its stead. */
function watchErrors() {
  const toasts = document.querySelector(".toast-wrap");
  if (!toasts) return;
  new MutationObserver(() => {
    if (toasts.querySelector(".toast-body.error")) showOffline();
  }).observe(toasts, { childList: true, subtree: true });
}

function questionSent() {
  if (!box().value.trim()) return;
  sent = box().value;
  clearTimeout(pendingTimer);
  pendingTimer = setTimeout(() => {
    showPending(text("text-pending"));
    pendingTimer = setTimeout(() => showOffline(), 45000);
  }, 350);
}

function fillBox(value) {
  box().value = value;
  box().dispatchEvent(new Event("input", { bubbles: true })); // Gradio listens to this
}

/** Ask as if the reader had typed it. */
export function ask(question) {
  showView("chat");
  fillBox(question);
  setTimeout(() => byId("submit").click(), 30); // after Gradio has taken the value over
}

function showView(name) {
  const figures = name === "figures";
  document.body.classList.toggle("view-figures", figures);
  for (const [id, current] of [["view-figures", figures], ["view-chat", !figures]]) {
    if (current) byId(id).setAttribute("aria-current", "page");
    else byId(id).removeAttribute("aria-current");
  }
  if (figures) showFigures(ask);
}

/** What Gradio labels in English or opens in new windows, put right; once a message. */
function tidy(message) {
  for (const labelled of message.querySelectorAll("[data-testid=user], [data-testid=bot]")) {
    labelled.removeAttribute("aria-label");
    labelled.removeAttribute("dir");
  }
  for (const link of message.querySelectorAll('.answer a[target="_blank"]')) link.removeAttribute("target");
}

function announce(answer) {
  const spoken = ".understood, p.sentence, .sentence li, .badge, .reason";
  const parts = [...answer.querySelectorAll(spoken)].map((part) => {
    const copy = part.cloneNode(true);
    for (const cite of copy.querySelectorAll(".cite")) cite.remove();
    const said = copy.textContent.trim();
    return /[.:!?“”]$/.test(said) ? said : `${said}.`;
  });
  byId("announcer").textContent = parts.join(" ");
}

function conversationChanged() {
  const rows = [...document.querySelectorAll("#chat .message-row")];
  rows.forEach(tidy);
  const log = document.querySelector("#chat [role=log]");
  log?.setAttribute("aria-live", "off"); // #announcer speaks
  log?.setAttribute("aria-label", text("text-conversation"));
  document.body.classList.toggle("has-conversation", rows.length > 0);
  const shown = document.querySelectorAll("#chat .answer");
  if (shown.length === answers) return;
  const more = shown.length > answers;
  answers = shown.length;
  clearTimeout(pendingTimer);
  showPending("");
  if (!more) {
    clearSource();
    box().focus();
    return;
  }
  const last = shown[shown.length - 1];
  announce(last);
  // What was typed meanwhile stays, and so does what was refused, to be put right.
  if (box().value === sent && !last.classList.contains("answer-refused")) fillBox("");
  offerFeedback(last);
  showFirstPassage(last);
  tellFrame("answered");
  const question = rows.filter((row) => row.classList.contains("user-row")).pop();
  question?.scrollIntoView({ block: "start", behavior: scrollBehaviour() });
}

function clicked(event) {
  const link = event.target.closest("a.cite, a.evidence, a.read");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (link && plain) {
    event.preventDefault();
    openSource(link);
    return;
  }
  const suggestion = event.target.closest("button.suggestion");
  if (suggestion) ask(suggestion.textContent.trim());
  else if (plain && useTool(event.target)) event.preventDefault();
  const menu = byId("export");
  if (menu.open && !menu.contains(event.target)) menu.open = false;
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (byId("export").open) byId("export").open = false;
    else if (document.body.classList.contains("source-open")) closeSource();
    else tellFrame("close");
  });
}

/** Wait for the assistant, then show what can be asked, and ask what the address asks. */
async function startAnswers() {
  const place = byId("start-content");
  for (;;) {
    const response = await fetch(`/fragments/${language}/start`).catch(() => null);
    if (response?.ok) {
      place.innerHTML = await response.text(); // our own template, everything in it escaped
      break;
    }
    const failed = response?.status === 500;
    place.firstElementChild.textContent = text(failed ? "text-failed" : response ? "text-loading" : "text-offline");
    if (failed) return;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  document.body.classList.add("ready");
  if (history.state?.draft) {
    fillBox(history.state.draft);
    history.replaceState(null, "");
  }
  const address = new URL(location.href);
  const asked = address.searchParams.get("frage") ?? address.searchParams.get("question");
  if (asked) {
    address.searchParams.delete("frage");
    address.searchParams.delete("question");
    history.replaceState(null, "", address);
    ask(asked);
  }
  startFrame(ask);
}

function start() {
  // Into Gradio's column, so that the question box below them stays at the foot of the window.
  byId("chat").before(byId("start"));
  byId("ask").before(byId("pending"));
  byId("ask").append(byId("notice"));
  startSource();
  byId("view-chat").addEventListener("click", () => showView("chat"));
  byId("view-figures").addEventListener("click", () => showView("figures"));
  startExport();
  startKeys();
  document.addEventListener("click", clicked);
  byId("submit").addEventListener("click", questionSent, true);
  box().addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) questionSent();
  }, true);
  document.querySelector(".language").addEventListener("click", (event) => {
    event.currentTarget.search = location.search;
  });
  new MutationObserver(conversationChanged).observe(byId("chat"), { childList: true, subtree: true });
  conversationChanged();
  watchErrors();
  startAnswers();
}

const waiting = new MutationObserver(startWhenMounted);
function startWhenMounted() {
  if (!box() || !byId("submit") || !byId("chat")) return;
  waiting.disconnect();
  start();
}
waiting.observe(document.documentElement, { childList: true, subtree: true });
startWhenMounted(); // Gradio may have been quicker than this script
