// Every snippet can be copied.
import { copy } from "./clipboard.js";

const { copied, failed } = document.getElementById("announcer").dataset;
for (const button of document.querySelectorAll(".snippet button")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button, button.parentElement.querySelector("code").textContent, copied, failed));
}
