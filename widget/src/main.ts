// What the script tag does: defines <advisor-chat>, puts one on the page, and gives the page `window.advisor`.

import { AdvisorChat, NAME } from "./element.js";
import type { Token } from "./session.js";

interface Advisor {
  open(): void;
  close(): void;
  toggle(): void;
  identify(token: Token | null): void;
  signOut(): void;
  readonly element: AdvisorChat | null;
}

declare global {
  interface Window {
    advisor?: Advisor;
  }
}

const SETTINGS = ["advisor", "mode", "theme", "lang", "dir", "consent", "name", "token", "tenant", "persistence", "open"];

const script = document.currentScript as HTMLScriptElement | null;

function element(): AdvisorChat | null {
  return document.querySelector<AdvisorChat>(NAME);
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, AdvisorChat);
  window.advisor = {
    open: () => element()?.open(),
    close: () => element()?.close(),
    toggle: () => (element()?.isOpen ? element()?.close() : element()?.open()),
    identify: (token) => element()?.identify(token),
    signOut: () => element()?.signOut(),
    get element() {
      return element();
    },
  };
}

if (script?.dataset["advisor"]) place(script);

function place(script: HTMLScriptElement): void {
  const chat = document.createElement(NAME);
  chat.setAttribute("api", new URL(script.src).href.replace(/widget(\/[0-9a-f]+)?\.js([?#].*)?$/, ""));
  for (const name of SETTINGS) {
    const value = script.dataset[name];
    if (value !== undefined) chat.setAttribute(name, value);
  }
  delete script.dataset["token"]; // not for other scripts to find
  const put = (): void => {
    const target = script.dataset["target"];
    const into = target ? document.querySelector(target) : null;
    if (into) into.append(chat);
    else if (script.dataset["mode"] === "inline" && document.body.contains(script)) script.after(chat);
    else document.body.append(chat);
    if (script.dataset["parents"] !== undefined) obey(script.dataset["parents"].split(" "));
  };
  if (document.body) put();
  else document.addEventListener("DOMContentLoaded", put);
}

/** In a frame: do what the page around it asks, if it is one of the portal's; and tell it what happens. */
function obey(parents: string[]): void {
  const allowed = [location.origin, ...parents];
  let parent = "";
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || window.parent === window || !allowed.includes(event.origin)) return;
    const data = event.data as { advisor?: unknown; token?: unknown } | null;
    if (typeof data !== "object" || !data) return;
    parent = event.origin;
    if (data.advisor === "identify" && (typeof data.token === "string" || data.token === null)) window.advisor?.identify(data.token);
    if (data.advisor === "signOut") window.advisor?.signOut();
  });
  for (const name of ["begin", "result", "handover", "error", "token"])
    document.addEventListener(`advisor:${name}`, (event) => {
      if (parent) window.parent.postMessage({ advisor: name, detail: (event as CustomEvent<unknown>).detail }, parent);
    });
}
