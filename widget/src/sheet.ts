// A sheet over the conversation: the menu, the answers, a correction. One at a time; Escape closes it, focus stays
// in it and returns to where it came from.

import { fill, h, icon } from "./dom.js";
import { trap } from "./focus.js";
import type { Locale } from "./locale.js";

export class Sheet {
  readonly element: HTMLElement;
  private readonly title = h("h2", { id: "sheet-title", tabindex: -1 });
  private readonly content = h("div", { class: "content" });
  private back: HTMLElement | null = null;

  constructor(locale: Locale, private readonly behind: () => HTMLElement[]) {
    const close = h("button", { type: "button", class: "icon-button", "aria-label": locale.t("close"), click: () => this.close() }, icon("close"));
    const box = h("div", { class: "box", role: "dialog", "aria-modal": "true", "aria-labelledby": "sheet-title" }, h("div", { class: "head" }, this.title, close), this.content);
    this.element = h("div", { class: "sheet", hidden: true, click: (event: Event) => event.target === this.element && this.close() }, box);
    trap(box, () => !this.element.hidden);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(title: string, back: HTMLElement | null, ...content: (Node | string)[]): void {
    // From one sheet to the next, focus still returns to where the first came from.
    if (!this.isOpen) this.back = back;
    this.title.textContent = title;
    fill(this.content, ...content);
    this.element.hidden = false;
    for (const element of this.behind()) element.inert = true;
    this.title.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    for (const element of this.behind()) element.inert = false;
    fill(this.content);
    if (this.back?.isConnected) this.back.focus();
    this.back = null;
  }
}
