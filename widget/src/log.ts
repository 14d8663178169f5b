// What was said, in order, with what was understood under each message.
//
// The log is a live region: a reply is added once, whole. While it streams it stands outside, unheard; and a
// conversation that is taken up again is filled in silently.

import { fill, h, icon } from "./dom.js";
import { SPOKEN, type Locale } from "./locale.js";
import type { Shown } from "./session.js";
import type { Understood } from "./types.js";

export class Log {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly streaming = h("div", { class: "line assistant streaming", "aria-hidden": "true", hidden: true });
  private readonly drawn = new Map<Shown, HTMLElement>();

  constructor(
    private readonly locale: Locale,
    private readonly correct: (one: Understood, from: HTMLElement) => void,
  ) {
    this.list = h("div", { class: "lines", role: "log", "aria-live": "polite", "aria-label": locale.t("conversation") });
    this.element = h("div", {}, this.list, this.streaming);
  }

  /** Draw all lines anew, without reading them out. */
  renew(lines: Shown[]): void {
    this.list.setAttribute("aria-live", "off");
    this.drawn.clear();
    fill(this.list);
    this.update(lines);
    setTimeout(() => this.list.setAttribute("aria-live", "polite"), 500);
  }

  /** Add what is new. */
  update(lines: Shown[]): void {
    for (const line of lines) {
      const element = this.drawn.get(line) ?? this.add(line);
      const understood = element.querySelector(".understood");
      const lasting = line.understood.filter((one) => one.what !== "withdrawn" || one.text);
      if (lasting.length !== (understood?.childElementCount ?? 0)) {
        understood?.remove();
        element.append(this.chips(lasting));
      }
    }
  }

  stream(text: string, thinking: boolean): void {
    this.streaming.hidden = !text && !thinking;
    this.streaming.classList.toggle("thinking", !text && thinking);
    if (text) fill(this.streaming, h("div", { class: "bubble", dir: "auto", lang: SPOKEN }, ...paragraphs(text)));
    else fill(this.streaming, h("div", { class: "bubble dots" }, h("i"), h("i"), h("i")));
  }

  private add(line: Shown): HTMLElement {
    const bubble = h("div", { class: "bubble", dir: "auto", lang: line.role === "assistant" ? SPOKEN : null }, ...paragraphs(line.content));
    const element = h("div", { class: `line ${line.role}` }, this.speaker(line), bubble);
    this.drawn.set(line, element);
    this.list.append(element);
    return element;
  }

  /** Who speaks: a human by name, for all to see; else it is told by its place and colour, and heard. */
  private speaker(line: Shown): HTMLElement {
    if (line.role === "human") return h("span", { class: "speaker", dir: "auto" }, icon("person"), line.name || this.locale.t("aPerson"), h("span", { class: "unseen" }, ": "));
    return h("span", { class: "unseen" }, `${this.locale.t(line.role === "user" ? "youSaid" : "advisorSaid")}: `);
  }

  private chips(understood: Understood[]): HTMLElement {
    const shown = understood.map((one) => {
      const value = one.what === "declined" ? this.locale.t("declined") : (one.text ?? this.locale.t("withdrawn"));
      const button: HTMLElement = h(
        "button",
        {
          type: "button",
          class: `note ${one.what}`,
          "aria-label": this.locale.t("correct", { label: one.label, value }),
          click: () => this.correct(one, button),
        },
        h("span", { lang: SPOKEN }, `${one.label}: `, h("b", {}, value)),
        icon("pencil"),
      );
      return h("li", {}, button);
    });
    // (The reply says the same; a screen reader need not hear it twice.)
    return h("ul", { class: "understood", "aria-label": this.locale.t("understood"), "aria-live": "off" }, ...shown);
  }
}

function paragraphs(text: string): HTMLElement[] {
  return text.trim().split(/\n{2,}/).map((part) => h("p", {}, part));
}
