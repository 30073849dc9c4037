// A verdict on an answer, where the operator asks for it.
const wanted = document.querySelector('meta[name="auskunft-feedback"]') !== null;
const text = (id) => document.getElementById(id).textContent;
const payload = (answer) => JSON.parse(answer.querySelector(".payload").textContent);

async function send(answer, helpful, comment, place) {
  const all = [...document.querySelectorAll("#chat .answer")];
  const history = all.slice(0, all.indexOf(answer)).filter((one) => one.querySelector(".payload"));
  const body = {
    question: payload(answer).question,
    history: history.slice(-20).map((one) => payload(one).question),
    helpful,
    comment,
  };
  const response = await fetch("/api/feedback", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  place.textContent = text(response?.ok ? "text-thanks" : "text-offline");
  document.getElementById("announcer").textContent = place.textContent;
}

function askWhy(answer, place) {
  const form = document.createElement("form");
  const label = document.createElement("label");
  const area = Object.assign(document.createElement("textarea"), { maxLength: 1000, rows: 2 });
  const button = Object.assign(document.createElement("button"), { textContent: text("text-send") });
  label.append(text("text-comment"), area);
  form.append(label, button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(answer, false, area.value.trim(), place);
  });
  place.replaceChildren(form);
  area.focus();
}

/** Add the two buttons to an answer, once. */
export function offerFeedback(answer) {
  const tools = answer.querySelector(".tools");
  if (!wanted || !tools || answer.querySelector(".verdict")) return;
  const place = Object.assign(document.createElement("div"), { className: "feedback" });
  for (const [id, helpful] of [["text-helpful", true], ["text-unhelpful", false]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "tool verdict", textContent: text(id) });
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // it is none of the copying tools
      for (const verdict of tools.querySelectorAll(".verdict")) verdict.remove();
      if (helpful) send(answer, true, "", place);
      else askWhy(answer, place);
    });
    tools.append(" ", button);
  }
  tools.after(place);
}
