// A button of the site's own that asks through the widget's API.
document.getElementById("ask-profile").addEventListener("click", () => {
  window.Auskunft.ask("Welche Indikatoren gibt es?");
});
