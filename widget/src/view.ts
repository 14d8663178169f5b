// The panel: header, conversation, composer. Draws what the session knows; sends what the person does.

import { card } from "./card.js";
import { canTap, capital, corrector, quickReplies, type Chosen } from "./chips.js";
import { fill, h, icon } from "./dom.js";
import { SPOKEN, type Key, type Locale } from "./locale.js";
import { Log } from "./log.js";
import type { Change, Session } from "./session.js";
import { Sheet } from "./sheet.js";
import type { Known, Plain } from "./types.js";

export interface Options {
  locale: Locale;
  /** What the portal wants said, and agreed to, before anything is begun. */
  consent: string;
  /** A title of the portal's own. */
  title: string;
  /** Whether the person asked for a conversation by opening the panel. */
  eager: boolean;
  close: (() => void) | null;
}

const LINK_LASTS = 45 * 60 * 1000;

export class View {
  readonly panel: HTMLElement;
  private readonly log: Log;
  private readonly sheet: Sheet;
  private readonly subtitle = h("p", { class: "subtitle" });
  private readonly bar = h("span", { class: "filled" });
  private readonly progress: HTMLElement;
  private readonly intro = h("div", { class: "intro" });
  private readonly quick = h("div", { class: "slot" });
  private readonly result = h("div", { class: "slot" });
  private readonly body: HTMLElement;
  private readonly status = h("p", { class: "unseen", role: "status" });
  private readonly alert = h("div", { class: "alert", role: "alert" });
  private readonly note = h("div", { class: "notes" });
  private readonly input: HTMLTextAreaElement;
  private readonly send: HTMLButtonElement;
  private readonly composer: HTMLFormElement;
  private readonly answers: HTMLButtonElement;
  private readonly menu: HTMLButtonElement;
  private readonly human: HTMLButtonElement;
  private readonly header: HTMLElement;
  private reported = 0;
  private tapped = false;
  private wasBusy = false;
  private agreed = false;

  constructor(
    private readonly session: Session,
    private readonly options: Options,
  ) {
    const { locale } = options;
    const t = (key: Key): string => locale.t(key);
    this.log = new Log(locale, (one, from) => this.correct(one.item, from));
    this.answers = button("list", t("answers"), () => this.showAnswers());
    this.menu = button("menu", t("menu"), () => this.showMenu());
    this.progress = h("div", { class: "progress", role: "progressbar", "aria-label": t("progress"), "aria-valuemin": 0, "aria-valuemax": 100, hidden: true }, this.bar);
    this.header = h(
      "header",
      {},
      h("span", { class: "mark" }, icon("chat")),
      h("div", { class: "names" }, h("h2", { id: "title", tabindex: -1 }, options.title || t("title")), this.subtitle),
      this.answers,
      this.menu,
      options.close && button("close", t("close"), options.close),
    );
    this.input = h("textarea", { id: "message", rows: 1, maxlength: 20000, placeholder: t("placeholder"), dir: "auto", autocomplete: "off", input: () => this.grow(), keydown: (event: KeyboardEvent) => this.onKey(event) });
    this.send = h("button", { type: "submit", class: "send", "aria-label": t("send") }, icon("send"));
    this.human = h("button", { type: "button", class: "quiet human", title: t("human"), hidden: true, click: () => void this.session.handOver() }, icon("person"), h("span", { class: "words" }, t("human")));
    this.composer = h(
      "form",
      { class: "composer", novalidate: true, hidden: true, submit: (event: Event) => this.onSubmit(event) },
      h("label", { class: "unseen", for: "message" }, t("message")),
      h("div", { class: "write" }, this.input, this.send),
      this.human, // (beside the box where it is narrow, by the styles)
    );
    this.body = h("div", { class: "body", tabindex: 0, role: "group", "aria-label": t("conversation") }, this.intro, this.log.element, this.result, this.quick, this.note);
    this.sheet = new Sheet(locale, () => [this.header, this.body, this.composer]);
    this.panel = h("section", { class: "panel", id: "panel", "aria-labelledby": "title" }, this.header, this.progress, this.body, this.alert, this.composer, this.status, this.sheet.element);
    this.panel.lang = locale.lang;
    this.panel.dir = locale.dir;
    this.draw("all");
  }

  // --- What the page does ----------------------------------------------------------------------------------

  /** Show what there is; begin a conversation where opening is asking for one and nothing has to be agreed to. */
  async appear(): Promise<void> {
    await this.session.start(this.options.eager && (!this.options.consent || this.agreed));
    // (Who may not be served is told when they begin.)
    if (!this.session.conversation && !this.session.trouble) await this.session.introduce().catch(() => undefined);
  }

  focus(): void {
    const touch = matchMedia("(pointer: coarse)").matches;
    const begin = this.intro.querySelector<HTMLElement>("button");
    const to = begin ?? (touch || this.composer.hidden ? this.panel.querySelector<HTMLElement>("#title") : this.input);
    to?.focus({ preventScroll: true });
  }

  /** Close whatever lies over the conversation. Returns whether something did. */
  fold(): boolean {
    const open = this.sheet.isOpen;
    this.sheet.close();
    return open;
  }

  async begin(): Promise<void> {
    this.agreed = true;
    await this.session.start(true);
    this.focus();
  }

  // --- Drawing ---------------------------------------------------------------------------------------------

  draw(what: Change): void {
    const { session } = this;
    if (what === "stream") {
      this.log.stream(session.streaming, true);
      return this.toEnd();
    }
    if (what === "all") {
      this.sheet.close();
      this.log.renew(session.lines);
      this.reported = 0;
      this.drawReplies();
    } else this.log.update(session.lines);
    const busy = session.phase === "busy" || session.phase === "starting";
    const silent = Boolean(session.withHuman); // nobody is writing that we know of
    this.log.stream(session.streaming, busy && !silent && !session.trouble);
    this.drawHeader();
    this.drawIntro();
    this.drawNotes();
    this.drawComposer(busy);
    if (busy !== this.wasBusy || what === "turn") {
      this.wasBusy = busy;
      if (!silent) this.status.textContent = busy ? this.options.locale.t("thinking") : "";
      this.drawReplies();
      if (!busy) this.settled();
    }
    void this.drawResult();
    this.toEnd();
  }

  private drawHeader(): void {
    const { session, options } = this;
    const { progress, rubric } = session;
    const left = progress?.questions_left ?? 0;
    const counted = progress?.done
      ? options.locale.t("finished")
      : left
        ? options.locale.counted("questionsLeft", left)
        : options.locale.t("nearlyFinished");
    this.subtitle.textContent = progress ? counted : (rubric?.title ?? "");
    this.progress.hidden = !progress;
    const share = !progress ? 0 : progress.done ? 1 : 1 - Math.min(left || 0.5, progress.questions) / (progress.questions || 1);
    this.progress.setAttribute("aria-valuenow", `${Math.round(share * 100)}`);
    this.progress.setAttribute("aria-valuetext", this.subtitle.textContent);
    this.bar.style.setProperty("inline-size", `${share * 100}%`);
    this.answers.hidden = this.menu.hidden = !session.conversation;
    const known = session.known.filter((one) => !one.declined).length;
    this.answers.dataset["count"] = known ? `${known}` : "";
    this.answers.setAttribute("aria-label", `${options.locale.t("answers")} (${known})`);
  }

  private drawIntro(): void {
    const { session, options } = this;
    const { locale, consent } = options;
    const waits = !session.conversation && session.phase === "idle" && !session.trouble;
    if (!waits) return fill(this.intro);
    const { rubric } = session;
    const begin = h("button", { type: "button", class: "primary", click: () => void this.begin() }, locale.t(consent ? "agree" : "start"));
    fill(
      this.intro,
      h("span", { class: "mark big" }, icon("chat")),
      h("h3", rubric ? { lang: SPOKEN } : {}, rubric?.title ?? options.title ?? locale.t("title")),
      rubric && h("p", {}, locale.counted("about", rubric.questions)),
      Boolean(consent) && h("div", { class: "consent" }, h("h4", {}, locale.t("consent")), h("p", { dir: "auto" }, consent)),
      begin,
    );
  }

  private drawNotes(): void {
    const { session, options } = this;
    const { trouble } = session;
    fill(
      this.note,
      session.waiting && h("p", { class: "note-line" }, options.locale.t(session.waiting)),
      session.withHuman && h("p", { class: "note-line" }, icon("person"), this.withHuman()),
    );
    if (session.waiting) this.status.textContent = options.locale.t(session.waiting);
    if (session.withHuman) this.status.textContent = this.withHuman();
    if (!trouble) return fill(this.alert);
    const again = trouble.again && h("button", { type: "button", class: "quiet", click: () => void session.tryAgain() }, options.locale.t("again"));
    fill(this.alert, h("p", {}, options.locale.t(trouble.key as Key, { detail: trouble.detail ?? "" })), again);
  }

  /** That a human has the conversation; by name, once they have written. */
  private withHuman(): string {
    const { locale } = this.options;
    const who = this.session.lines.findLast((one) => one.role === "human")?.name;
    return locale.t("withHuman", { who: who || locale.t("aPerson") });
  }

  private drawComposer(busy: boolean): void {
    const { session } = this;
    this.composer.hidden = !session.conversation || session.consent !== null;
    this.send.setAttribute("aria-disabled", `${busy}`);
    this.panel.setAttribute("aria-busy", `${busy}`);
    // Only where the server can hand over, and nobody has taken over yet.
    this.human.hidden = !session.humans || session.withHuman !== false;
  }

  private drawReplies(): void {
    const { session } = this;
    if (session.consent) return fill(this.quick, this.consent(session.consent.text));
    if (!session.listening || !canTap(session.asked)) return fill(this.quick);
    fill(this.quick, quickReplies(session.asked, this.options.locale, (chosen) => void this.choose(chosen), () => void this.pass()));
  }

  /** What the server wants agreed to before it takes a message. */
  private consent(text: string): HTMLElement {
    const { locale } = this.options;
    const agree = (): void => {
      this.tapped = true;
      void this.session.agree();
    };
    return h(
      "section",
      { class: "quick", "aria-labelledby": "consent-title" },
      h("div", { class: "consent" }, h("h3", { id: "consent-title" }, locale.t("consent")), h("p", { dir: "auto" }, text)),
      h("div", { class: "row" }, h("button", { type: "button", class: "primary", click: agree }, locale.t("agreeOnly"))),
    );
  }

  /** The turn is over: say so, and give the keyboard to whom it had. */
  private settled(): void {
    const last = this.session.lines.at(-1);
    if (last?.role === "assistant" && !this.session.waiting && !this.session.withHuman) this.status.textContent = this.options.locale.t("replied");
    if (!this.tapped) return;
    this.tapped = false;
    const first = this.quick.querySelector<HTMLElement>("button, input");
    (first ?? this.input).focus({ preventScroll: true });
  }

  private async drawResult(): Promise<void> {
    const { session } = this;
    const version = session.result?.report ?? 0;
    if (!version) {
      this.reported = 0;
      return fill(this.result);
    }
    if (version === this.reported) return;
    this.reported = version;
    try {
      const [report, address] = await Promise.all([session.report(), session.reportLink()]);
      if (this.reported !== version) return;
      const { element, link } = card(report, this.options.locale);
      this.address(link, address);
      const focused = this.result.querySelector(":focus");
      fill(this.result, element);
      if (focused) link.focus();
      this.toEnd();
    } catch {
      this.reported = 0; // the next change tries again; the reply has said how it ended
    }
  }

  /** A link's address lasts an hour: a new one is got when somebody is about to use an old one. */
  private address(link: HTMLAnchorElement, address: string): void {
    let until = Date.now() + LINK_LASTS;
    link.href = address;
    link.removeAttribute("aria-disabled");
    const renew = (): void => {
      if (Date.now() < until) return;
      until = Date.now() + LINK_LASTS;
      this.session.reportLink().then((now) => (link.href = now), () => (until = 0));
    };
    for (const event of ["pointerenter", "focus", "touchstart"]) link.addEventListener(event, renew, { passive: true });
  }

  private toEnd(): void {
    // What is new comes into sight, but long replies and forms are read from their beginning: from the person's
    // message with what was understood, where all fits from there on.
    const end = this.body.scrollHeight - this.body.clientHeight;
    const last = this.log.element.querySelector<HTMLElement>(".lines > .line:not(.user):last-child");
    const before = last?.previousElementSibling as HTMLElement | null;
    const fits = before && this.body.scrollHeight - before.offsetTop <= this.body.clientHeight;
    const from = fits ? before : last;
    const start = from && !this.session.streaming ? from.offsetTop - 12 : end;
    this.body.scrollTop = Math.min(end, Math.max(start, 0));
  }

  private grow(): void {
    this.input.style.setProperty("block-size", "auto");
    this.input.style.setProperty("block-size", `${Math.min(this.input.scrollHeight, 140)}px`);
  }

  // --- What the person does --------------------------------------------------------------------------------

  private onKey(event: KeyboardEvent): void {
    // (Enter also ends a word that is being composed, in many scripts.)
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.composer.requestSubmit();
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text || !this.session.free) return;
    this.input.value = "";
    this.grow();
    void this.session.say(text).then((taken) => {
      // What was refused is not lost; what is under way is kept elsewhere.
      if (!taken && !this.session.trouble?.again && !this.input.value) this.input.value = text;
    });
  }

  private async choose(chosen: Chosen): Promise<void> {
    this.tapped = true;
    this.sheet.close();
    this.input.focus({ preventScroll: true });
    await this.session.choose(chosen.values, chosen.shown);
  }

  private async pass(): Promise<void> {
    this.tapped = true;
    this.input.focus({ preventScroll: true });
    await this.session.say("skip");
  }

  private correct(id: string, from: HTMLElement | null): void {
    const { session, options } = this;
    const item = session.item(id);
    if (!item || !session.listening) return;
    const known = session.known.find((one) => one.item === id);
    const now: Plain | null = known?.value ?? null;
    const form = corrector(item, now, options.locale, (chosen) => void this.choose(chosen), () => this.sheet.close());
    const standing = known && h("p", { class: "hint" }, options.locale.t("now", { value: known.declined ? options.locale.t("declined") : known.text }));
    this.sheet.open(options.locale.t("correcting", { label: item.label }), from, ...(standing ? [standing] : []), form);
  }

  private showAnswers(): void {
    const { locale } = this.options;
    const line = (one: Known): HTMLElement => {
      const value = one.declined ? locale.t("declined") : one.text;
      const quote = [...new Set(one.evidence.map((span) => span.quote))].join("”, “");
      const edit: HTMLElement = button("pencil", locale.t("correct", { label: one.label, value }), () => this.correct(one.item, this.answers));
      const kind = one.declined ? "value declined" : "value";
      const words = h("div", {}, h("p", { class: "term", lang: SPOKEN }, capital(one.label)), h("p", { class: kind, lang: one.declined ? null : SPOKEN }, value));
      if (quote && quote !== value) words.append(h("p", { class: "value quote", dir: "auto" }, locale.t("quoted", { quote })));
      return h("li", { class: "answer" }, words, edit);
    };
    const { known } = this.session;
    const content = known.length ? h("ul", {}, ...known.map(line)) : h("p", { class: "hint" }, locale.t("noAnswers"));
    this.sheet.open(locale.t("answers"), this.answers, content);
  }

  private showMenu(): void {
    const { session, options } = this;
    const act = (name: Parameters<typeof icon>[0], key: Key, work: () => void): HTMLElement =>
      h("li", {}, h("button", { type: "button", click: work }, icon(name), options.locale.t(key)));
    const done = (work: () => Promise<unknown>) => (): void => {
      this.sheet.close();
      void work();
    };
    const items = [
      session.listening && session.known.length > 0 && act("undo", "undo", done(() => session.undo())),
      session.humans && session.withHuman === false && act("person", "human", done(() => session.handOver())),
      act("fresh", "restart", done(() => session.restart().then(() => this.focus()))),
      act("bin", "erase", () => this.confirmErase()),
    ];
    this.sheet.open(options.locale.t("menu"), this.menu, h("ul", { class: "menu" }, ...items));
  }

  private confirmErase(): void {
    const { locale } = this.options;
    const yes = h("button", { type: "button", class: "primary danger", click: () => {
      this.sheet.close();
      void this.session.erase().then(() => this.focus());
    } }, locale.t("eraseYes"));
    const no = h("button", { type: "button", class: "quiet", click: () => this.sheet.close() }, locale.t("cancel"));
    this.sheet.open(locale.t("erase"), this.menu, h("p", {}, locale.t("eraseSure")), h("div", { class: "row" }, yes, no));
  }
}

function button(name: Parameters<typeof icon>[0], label: string, click: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: `icon-button ${name}-button`, "aria-label": label, title: label, click }, icon(name));
}
