/* Puts the chat on any site: <script src="https://…/widget.js" defer></script>
   One global name (Auskunft), one request before the first click (this file), nothing stored. */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || window.Auskunft) return;
  const base = new URL(script.src).origin;
  const settings = script.dataset;
  const words = {
    de: {
      title: "Auskunft", open: "Auskunft öffnen", close: "Schließen", frame: "Fragen und Antworten",
      blocked: "Die Auskunft kann hier nicht angezeigt werden.", link: "In einem neuen Fenster öffnen",
    },
    en: {
      title: "Auskunft", open: "Open the assistant", close: "Close", frame: "Questions and answers",
      blocked: "The assistant cannot be shown here.", link: "Open in a new window",
    },
  };
  const pageLanguage = (document.documentElement.lang || "de").slice(0, 2);
  const language = (own) => (own || pageLanguage) === "en" ? "en" : "de";
  const colour = /^#[0-9a-f]{3,8}$/i.test(settings.color || "") ? settings.color : "#0b5d5a";
  const left = settings.position === "left";
  const events = new EventTarget();
  const ANSWER_WITHIN = 3000; // after the frame has loaded; one that is refused never answers

  const sheet = new CSSStyleSheet(); // no <style>: a strict policy of the site would refuse it
  sheet.replaceSync(`
    :host { all: initial; color-scheme: light dark; }
    * { box-sizing: border-box; font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    .launch { position: fixed; z-index: 2147483000; bottom: 20px; ${left ? "left" : "right"}: 20px; display: flex;
      align-items: center; gap: 12px; flex-direction: ${left ? "row" : "row-reverse"}; }
    .launch button { width: 60px; height: 60px; border: 0; border-radius: 50%; background: ${colour}; color: #fff;
      cursor: pointer; display: grid; place-items: center; box-shadow: 0 4px 18px rgb(0 0 0 / .28); }
    .launch svg { width: 32px; height: 32px; }
    .greeting { max-width: 16rem; padding: 10px 14px; border-radius: 14px; background: #fff; color: #1b2322;
      font-size: 15px; line-height: 1.4; box-shadow: 0 4px 18px rgb(0 0 0 / .18); }
    button:focus-visible, a:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px ${colour}; }
    .panel { position: fixed; z-index: 2147483001; bottom: 20px; ${left ? "left" : "right"}: 20px; width: 420px;
      height: min(680px, calc(100vh - 40px)); display: flex; flex-direction: column; overflow: hidden;
      border-radius: 18px; background: #f7f6f2; box-shadow: 0 12px 48px rgb(0 0 0 / .32); }
    .panel[hidden], .launch[hidden] { display: none; }
    .head { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 6px 8px 6px 18px;
      background: ${colour}; color: #fff; }
    .head p { margin: 0; font-size: 16px; font-weight: 650; }
    .head button { border: 0; background: none; color: inherit; width: 44px; height: 44px; cursor: pointer;
      border-radius: 10px; display: grid; place-items: center; }
    .head button:focus-visible { outline: 3px solid #fff; outline-offset: -4px; box-shadow: none; }
    .head svg { width: 20px; height: 20px; }
    iframe { flex: 1; width: 100%; border: 0; background: transparent; }
    .blocked { margin: 0; padding: 24px 18px; font-size: 16px; line-height: 1.5; color: #1b2322; }
    .blocked a { color: #0b5d5a; }
    .inline { display: flex; flex-direction: column; width: 100%; height: 100%; min-height: 460px; overflow: hidden;
      border: 1px solid rgb(128 128 128 / .35); border-radius: 16px; background: #f7f6f2; }
    @media (max-width: 520px) { .panel { inset: 0; width: 100%; height: 100%; border-radius: 0; } }
    @media (prefers-color-scheme: dark) { .panel, .inline { background: #111716; }
      .blocked { color: #e9eeec; } .blocked a { color: #74d3c6; } }`);

  const icon = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 32 32");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(svg.namespaceURI, "path");
    line.setAttribute("d", path);
    line.setAttribute("fill", "currentColor");
    svg.append(line);
    return svg;
  };
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const BUBBLE = "M16 3a13 13 0 1 1-6.6 24.2L3.5 28.8l1.5-5.6A13 13 0 0 1 16 3Zm0 5.2a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8Zm-1.6 5.4v9h3.2v-9Z";
  const CROSS = "m6 8 2-2 8 8 8-8 2 2-8 8 8 8-2 2-8-8-8 8-2-2 8-8Z";

  /** The frame with the chat in it, and the talk with it; both sides check origin and source. */
  class Frame {
    constructor(place, spoken, title, onMessage) {
      this.ready = false;
      this.questions = [];
      const address = `${base}/embed?lang=${spoken}`;
      this.frame = element("iframe", { title: title || words[spoken].frame, allow: "clipboard-write" });
      this.listener = (event) => {
        if (event.source !== this.frame.contentWindow || event.origin !== base) return;
        if (event.data?.source !== "auskunft") return;
        clearTimeout(this.timer);
        if (event.data.type === "hello") return;
        if (event.data.type === "ready") {
          this.ready = true;
          this.questions.splice(0).forEach((question) => this.tell("ask", question));
        }
        onMessage(event.data.type);
      };
      addEventListener("message", this.listener);
      this.frame.addEventListener("load", () => {
        this.tell("hello");
        this.timer = setTimeout(() => this.showBlocked(place, spoken, address, onMessage), ANSWER_WITHIN);
      });
      this.frame.src = address;
      place.append(this.frame);
    }

    showBlocked(place, spoken, address, onMessage) {
      const link = element("a", { href: address.replace("/embed", "/"), target: "_blank", rel: "noopener", textContent: words[spoken].link });
      place.append(element("p", { className: "blocked", textContent: `${words[spoken].blocked} ` }, link));
      this.end();
      onMessage("blocked");
    }

    tell(type, question) {
      this.frame.contentWindow?.postMessage({ source: "auskunft-widget", type, question }, base);
    }

    ask(question) {
      if (this.ready) this.tell("ask", question);
      else this.questions.push(question);
    }

    end() {
      clearTimeout(this.timer);
      removeEventListener("message", this.listener);
      this.frame.remove();
    }
  }

  const emit = (type) => events.dispatchEvent(new CustomEvent(type));

  /** <auskunft-chat>: the chat in the page itself, loaded when it comes into view. */
  class InlineChat extends HTMLElement {
    connectedCallback() {
      if (this.frame) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      this.place = element("div", { className: "inline" });
      root.replaceChildren(this.place);
      this.seen = new IntersectionObserver(([entry]) => { if (entry.isIntersecting) this.load(); });
      this.seen.observe(this.place);
    }

    load() {
      this.seen.disconnect();
      const spoken = language(this.getAttribute("language") || settings.language);
      this.frame ??= new Frame(this.place, spoken, this.title, emit);
    }

    ask(question) {
      this.load();
      this.frame.ask(question);
    }

    disconnectedCallback() {
      this.seen?.disconnect();
      this.frame?.end();
      this.frame = null;
    }
  }
  if (!customElements.get("auskunft-chat")) customElements.define("auskunft-chat", InlineChat);

  const host = element("div", {});
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const spoken = language(settings.language);
  const text = { ...words[spoken], ...(settings.title ? { title: settings.title } : {}) };
  const opener = element("button", { type: "button", ariaLabel: text.open, ariaExpanded: "false" }, icon(BUBBLE));
  const launch = element("div", { className: "launch", role: "complementary", ariaLabel: text.title }, opener);
  if (settings.greeting) launch.append(element("span", { className: "greeting", textContent: settings.greeting }));
  const closer = element("button", { type: "button", ariaLabel: text.close }, icon(CROSS));
  const head = element("div", { className: "head" }, element("p", { textContent: text.title }), closer);
  const panel = element("div", { className: "panel", role: "dialog", ariaLabel: text.title, hidden: true }, head);
  root.append(launch, panel);
  let frame = null;

  const api = Object.assign(events, {
    open() {
      if (!panel.hidden) return;
      panel.hidden = false;
      launch.hidden = true;
      opener.ariaExpanded = "true";
      frame ??= new Frame(panel, spoken, text.title, (type) => {
        if (type === "close") api.close();
        else emit(type);
      });
      closer.focus();
      emit("open");
    },
    close() {
      if (panel.hidden) return;
      panel.hidden = true;
      launch.hidden = false;
      opener.ariaExpanded = "false";
      opener.focus();
      emit("close");
    },
    ask(question) {
      api.open();
      frame.ask(String(question).slice(0, 2000));
    },
  });
  opener.addEventListener("click", api.open);
  closer.addEventListener("click", api.close);
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") api.close(); });
  Object.defineProperty(window, "Auskunft", { value: api });

  const place = () => {
    if (settings.button !== "off") document.body.append(host);
    if (settings.open === "true") api.open();
  };
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place, { once: true });
})();
