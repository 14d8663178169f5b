// <advisor-chat>: a launcher with its panel, or the panel alone, in a shadow root of its own.

import { h, icon } from "./dom.js";
import { trap } from "./focus.js";
import { Locale } from "./locale.js";
import { Memory, type Persistence } from "./memory.js";
import { Session, type Token } from "./session.js";
import text from "./styles.css";
import { View } from "./view.js";

export const NAME = "advisor-chat";

/** As wide, or narrower, the panel takes the whole screen. */
const SMALL = "(max-width: 480px)";
const WATCH = 20_000;

let sheet: CSSStyleSheet | null = null;

function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  return sheet;
}

/**
 * Attributes: `api` (the server's address), `advisor` (a rubric's id), `mode` (launcher, inline, frame), `theme`,
 * `lang`, `dir`, `consent`, `name` (a title), `token`, `tenant`, `persistence` (local, session, none), `open`.
 */
export class AdvisorChat extends HTMLElement {
  private session: Session | null = null;
  private view: View | null = null;
  private launcher: HTMLButtonElement | null = null;
  private locale: Locale | null = null;
  private pendingToken: Token | null = null;
  private readonly ends: (() => void)[] = [];

  connectedCallback(): void {
    if (this.session) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styles()];
    const locale = (this.locale = new Locale(this.language(), this.getAttribute("dir") || this.direction()));
    const advisor = this.getAttribute("advisor") ?? "";
    const tenant = this.getAttribute("tenant") ?? "";
    const memory = new Memory(this.api, advisor, (this.getAttribute("persistence") as Persistence | null) ?? "local", tenant);
    const told = (name: string, detail: Record<string, unknown>): void => {
      if (name === "message") this.unread(!this.isOpen);
      this.tell(name, detail);
    };
    this.session = new Session(this.api, advisor, memory, (what) => this.view?.draw(what), told, tenant);
    const token = this.pendingToken ?? this.getAttribute("token");
    this.removeAttribute("token"); // not for other scripts to find
    if (token) this.session.identify(token);
    this.view = new View(this.session, {
      locale,
      consent: this.getAttribute("consent")?.trim() ?? "",
      title: this.getAttribute("name") ?? "",
      eager: this.floats,
      close: this.floats ? () => this.close() : null,
    });
    this.build(root, locale);
    this.watch();
    this.tell("load", {}); // now the page says who is signed in, before anything is asked for
    if (!this.floats) void this.view.appear();
    else if (this.hasAttribute("open")) this.open();
  }

  disconnectedCallback(): void {
    for (const end of this.ends.splice(0)) end();
    this.session = this.view = this.launcher = null;
    this.shadowRoot?.replaceChildren();
  }

  private get api(): string {
    const given = this.getAttribute("api") ?? "/";
    return new URL(given.endsWith("/") ? given : `${given}/`, document.baseURI).href;
  }

  private get floats(): boolean {
    return !["inline", "frame"].includes(this.getAttribute("mode") ?? "");
  }

  private language(): string {
    return this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang") || navigator.language;
  }

  private direction(): string {
    const given = this.closest("[dir]")?.getAttribute("dir");
    return given === "rtl" || given === "ltr" ? given : "";
  }

  // --- What a page can call --------------------------------------------------------------------------------

  get isOpen(): boolean {
    return !this.view?.panel.hidden;
  }

  open(): void {
    const { view, launcher } = this;
    if (!view || this.isOpen) return;
    view.panel.hidden = false;
    launcher?.setAttribute("aria-expanded", "true");
    this.toggleAttribute("open", true);
    this.unread(false);
    this.modal();
    const appeared = view.appear(); // (which takes away what would be focused else)
    view.focus();
    void appeared.then(() => this.isOpen && document.activeElement === this && view.focus());
    this.tell("open", {});
  }

  close(): void {
    const { view, launcher } = this;
    if (!view || !launcher || !this.isOpen) return;
    const focused = this.shadowRoot?.activeElement != null;
    view.fold();
    view.panel.hidden = true;
    launcher.setAttribute("aria-expanded", "false");
    this.toggleAttribute("open", false);
    if (focused) launcher.focus();
    this.tell("close", {});
  }

  /** Say who is signed in: a token, or a function that gets a fresh one whenever it is needed. */
  identify(token: Token | null): void {
    this.pendingToken = token;
    this.session?.identify(token);
    if (this.session && this.isOpen) void this.view?.appear();
  }

  /** Forget who was here and what was said; what the server has stays there. */
  signOut(): void {
    this.pendingToken = null;
    this.session?.signOut();
    this.close();
    this.tell("signout", {});
  }

  // --- Inside ----------------------------------------------------------------------------------------------

  private build(root: ShadowRoot, locale: Locale): void {
    const { panel } = this.view as View;
    this.dataset["dir"] = locale.dir;
    if (!this.floats) {
      panel.setAttribute("role", "region");
      root.append(panel);
      return;
    }
    const label = this.getAttribute("name") || locale.t("title");
    this.launcher = h(
      "button",
      { type: "button", class: "launcher", lang: locale.lang, dir: locale.dir, "aria-expanded": "false", "aria-controls": "panel", "aria-label": locale.t("open"), click: () => (this.isOpen ? this.close() : this.open()) },
      icon("chat"),
      h("span", {}, label),
    );
    panel.setAttribute("role", "dialog");
    panel.hidden = true;
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    trap(panel, () => panel.getAttribute("aria-modal") === "true" && !this.shadowRoot?.querySelector(".sheet:not([hidden])"));
    root.append(this.launcher, panel);
  }

  /** Mark the launcher while there is something behind it that was not seen: a human may take their time. */
  private unread(there: boolean): void {
    const { launcher, locale } = this;
    launcher?.toggleAttribute("data-unread", there);
    if (locale) launcher?.setAttribute("aria-label", `${locale.t("open")}${there ? ` (${locale.t("unread")})` : ""}`);
  }

  /** On a small screen the panel is all there is, and the keyboard stays in it. */
  private modal(): void {
    const modal = this.floats && matchMedia(SMALL).matches;
    if (modal) this.view?.panel.setAttribute("aria-modal", "true");
    else this.view?.panel.removeAttribute("aria-modal");
  }

  private watch(): void {
    const look = (): void => {
      if (!document.hidden && this.isOpen) void this.session?.glance();
    };
    const withHuman = setInterval(() => this.session?.withHuman && look(), WATCH);
    const small = matchMedia(SMALL);
    const resized = (): void => this.modal();
    document.addEventListener("visibilitychange", look);
    small.addEventListener("change", resized);
    this.ends.push(
      () => clearInterval(withHuman),
      () => document.removeEventListener("visibilitychange", look),
      () => small.removeEventListener("change", resized),
      this.session?.listenToTabs() ?? (() => undefined),
    );
  }

  private tell(name: string, detail: Record<string, unknown>): void {
    this.dispatchEvent(new CustomEvent(`advisor:${name}`, { detail, bubbles: true, composed: true }));
  }
}
