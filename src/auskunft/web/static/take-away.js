// Taking answers away: to the clipboard, as a link, as a file.
import { copy } from "./clipboard.js";

const byId = (id) => document.getElementById(id);

const payload = (answer) => JSON.parse(answer.querySelector(".payload").textContent);

const take = (button, text) => copy(button, text, byId("text-copied").textContent, byId("text-copy-failed").textContent);

/** Handle a click on one of an answer's tools; false where it was none. */
export function useTool(target) {
  const tool = target.closest(".answer .tool");
  if (!tool) return false;
  const answer = tool.closest(".answer");
  if (tool.classList.contains("share")) take(tool, tool.href);
  else if (tool.classList.contains("copy-text")) take(tool, payload(answer).text);
  else take(tool, payload(answer).markdown);
  return true;
}

function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The menu that saves the whole conversation. */
export function startExport() {
  const turns = () => [...document.querySelectorAll("#chat .payload")].map((turn) => JSON.parse(turn.textContent));
  byId("export-markdown").addEventListener("click", () => {
    save("auskunft.md", "text/markdown", `# ${document.title}\n\n${turns().map((turn) => turn.markdown).join("\n\n")}\n`);
    byId("export").open = false;
  });
  byId("export-json").addEventListener("click", () => {
    const all = turns().map(({ question, answer }) => ({ question, answer }));
    save("auskunft.json", "application/json", `${JSON.stringify(all, null, 2)}\n`);
    byId("export").open = false;
  });
}
