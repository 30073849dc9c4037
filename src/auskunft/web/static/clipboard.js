// To the clipboard: the button says for a moment how it went, and a screen reader is told.
/** Copy a text; `copied` and `failed` are what the button then says. */
export async function copy(button, text, copied, failed) {
  let said = copied;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    said = failed;
  }
  const before = button.textContent;
  button.textContent = said;
  document.getElementById("announcer").textContent = said;
  setTimeout(() => { button.textContent = before; }, 1600);
}
