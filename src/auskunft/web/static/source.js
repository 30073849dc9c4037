// The source panel: shows a document with the cited passage marked and scrolled to.
const language = document.documentElement.lang;
const quiet = matchMedia("(prefers-reduced-motion: reduce)");
let opener = null;
let request = 0;

const byId = (id) => document.getElementById(id);
export const scrollBehaviour = () => (quiet.matches ? "auto" : "smooth");

/** The passages of the answer that a link stands in, as links, in order. */
function siblings(link) {
  const answer = link.closest(".answer");
  return answer ? [...answer.querySelectorAll("a.evidence")] : [];
}

function showCurrent(link) {
  for (const old of document.querySelectorAll('[aria-current="true"]')) old.removeAttribute("aria-current");
  const address = link.getAttribute("href");
  const answer = link.closest(".answer");
  if (!answer) return;
  for (const same of answer.querySelectorAll("a.cite, a.evidence")) {
    if (same.getAttribute("href") === address) same.setAttribute("aria-current", "true");
  }
}

function showPosition(link) {
  const all = siblings(link);
  const index = all.findIndex((other) => other.getAttribute("href") === link.getAttribute("href"));
  const several = all.length > 1 && index >= 0;
  for (const id of ["source-previous", "source-next", "source-position"]) byId(id).hidden = !several;
  if (!several) return;
  byId("source-position").textContent = `${index + 1} / ${all.length}`;
  byId("source-previous").onclick = () => openSource(all[(index + all.length - 1) % all.length], opener);
  byId("source-next").onclick = () => openSource(all[(index + 1) % all.length], opener);
}

/** Above the text, because the text is scrolled away from its headings. */
function showPlace(place) {
  byId("source-place").textContent = place;
  byId("source-place").hidden = !place;
}

function scrollToPassage(content, focus) {
  const passage = content.querySelector("#passage");
  const wide = getComputedStyle(content).overflowY !== "visible" && content.scrollHeight > content.clientHeight;
  const target = passage ?? byId("source-heading");
  if (passage && wide) {
    const offset = passage.getBoundingClientRect().top - content.getBoundingClientRect().top;
    content.scrollTo({ top: content.scrollTop + offset - content.clientHeight / 3, behavior: "auto" });
  }
  if (!focus) return;
  target.focus({ preventScroll: true });
  const box = target.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) {
    target.scrollIntoView({ block: "center", behavior: scrollBehaviour() });
  }
}

/** Show what the link points to; on closing, the focus goes back to `back`. */
export async function openSource(link, back = link, focus = true) {
  const address = new URL(link.href);
  const fragment = `/fragments/${language}${address.pathname}${address.search}`;
  if (focus) closedByReader = false;
  const mine = ++request;
  const content = byId("source-content");
  opener = back;
  showCurrent(link);
  let response;
  try {
    response = await fetch(fragment);
  } catch {
    response = null;
  }
  if (mine !== request) return; // another passage was asked for meanwhile
  if (!response?.ok) {
    content.innerHTML = '<p class="hint"></p>';
    content.firstChild.textContent = byId("text-offline").textContent;
  } else {
    content.innerHTML = await response.text(); // our own template, everything in it escaped
  }
  document.body.classList.add("source-open");
  byId("source-close").hidden = false;
  showPlace(content.querySelector(".document")?.dataset.place ?? "");
  showPosition(link);
  scrollToPassage(content, focus);
}

const wide = matchMedia("(min-width: 1081px)");
let closedByReader = false;

/** Beside a new answer, where there is room, show its first passage; the focus stays. */
export function showFirstPassage(answer) {
  const first = answer.querySelector("a.evidence");
  if (!wide.matches || closedByReader) return;
  if (first) openSource(first, null, false);
  else clearSource();
}

/** Show no document; with the next answer its passage is shown again. */
export function clearSource() {
  closedByReader = false;
  request += 1;
  document.body.classList.remove("source-open");
  for (const id of ["source-close", "source-previous", "source-next", "source-position"]) byId(id).hidden = true;
  for (const old of document.querySelectorAll('[aria-current="true"]')) old.removeAttribute("aria-current");
  showPlace("");
  byId("source-content").replaceChildren(placeholder.cloneNode(true));
}

/** Close the panel; the focus goes back to where it was opened from. */
export function closeSource() {
  clearSource();
  closedByReader = true;
  const back = opener?.isConnected ? opener : document.querySelector("#question textarea");
  opener = null;
  back.focus({ preventScroll: true });
  back.scrollIntoView({ block: "nearest", behavior: scrollBehaviour() });
}

let placeholder;
export function startSource() {
  placeholder = byId("source-content").firstElementChild.cloneNode(true);
  byId("source-close").addEventListener("click", closeSource);
  byId("source-content").addEventListener("click", (event) => {
    const jump = event.target.closest('a[href^="#section-"]');
    if (!jump) return;
    event.preventDefault();
    const heading = document.getElementById(jump.getAttribute("href").slice(1));
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start", behavior: scrollBehaviour() });
  });
}
