// Answers by tapping: what was asked, as buttons and fields. Free text below always answers it, too.

import { fill, h } from "./dom.js";
import { SPOKEN, type Locale } from "./locale.js";
import type { Asked, Plain } from "./types.js";

export interface Chosen {
  values: Record<string, Plain>;
  /** What was chosen, in words. */
  shown: string;
}

type Choose = (chosen: Chosen) => void;

const EXTENTS = ["yes", "some", "no"] as const;

/** Whether tapping can answer it. */
export function canTap(asked: Asked[]): boolean {
  return asked.some((one) => !one.own_words && one.choices.length > 0);
}

/** A form for what is asked. `choose` is called with what was chosen, `skip` where the person passes. */
export function quickReplies(asked: Asked[], locale: Locale, choose: Choose, skip: () => void): HTMLElement {
  const items = asked.filter((one) => !one.own_words);
  const only = items.length === 1 ? items[0] : undefined;
  const pass = h("button", { type: "button", class: "quiet", click: skip }, locale.t("skip"));
  if (only && isOne(only)) {
    const name = h("p", { class: "legend", id: "quick-label", lang: SPOKEN }, capital(only.label));
    const buttons = choiceButtons(only, locale, (value) => choose(chosen([[only, value]])));
    return h("div", { class: "quick", role: "group", "aria-labelledby": "quick-label" }, name, buttons, h("div", { class: "row" }, pass));
  }
  const fields = items.map((item) => field(item, locale));
  const send = h("button", { type: "submit", class: "primary", disabled: true }, locale.t("sendAnswers"));
  const values = (): [Asked, Plain][] =>
    fields.flatMap(({ item, value }) => {
      const now = value();
      return now === null ? [] : [[item, now] as [Asked, Plain]];
    });
  return h(
    "form",
    {
      class: "quick",
      "aria-label": locale.t("quick"),
      novalidate: true,
      input: () => (send.disabled = values().length === 0),
      submit: (event: Event) => {
        event.preventDefault();
        const now = values();
        if (now.length) choose(chosen(now));
      },
    },
    h("p", { class: "hint" }, locale.t("quick")),
    ...fields.map(({ element }) => element),
    h("div", { class: "row" }, send, pass),
  );
}

/** A form to correct one item. */
export function corrector(item: Asked, value: Plain | null, locale: Locale, choose: Choose, cancel: () => void): HTMLElement {
  const leave = h("button", { type: "button", class: "quiet", click: cancel }, locale.t("cancel"));
  if (isOne(item)) {
    const buttons = choiceButtons(item, locale, (now) => choose(chosen([[item, now]])), value);
    return h("div", { class: "corrector" }, buttons, h("div", { class: "row" }, leave));
  }
  const { element, value: read } = field(item, locale, value);
  const save = h("button", { type: "submit", class: "primary" }, locale.t("save"));
  return h(
    "form",
    {
      class: "corrector",
      novalidate: true,
      submit: (event: Event) => {
        event.preventDefault();
        const now = read();
        if (now !== null) choose(chosen([[item, now]]));
      },
    },
    element,
    h("div", { class: "row" }, save, leave),
  );
}

function isOne(item: Asked): boolean {
  return item.choices.length > 0 && item.kind !== "choices";
}

function chosen(values: [Asked, Plain][]): Chosen {
  const shown = values.map(([item, value]) => {
    const named = [value].flat().map((one) => item.choices.find((choice) => choice.value === one)?.label ?? `${one}`);
    return `${item.label}: ${named.join(", ")}`;
  });
  return { values: Object.fromEntries(values.map(([item, value]) => [item.item, value])), shown: shown.join("\n") };
}

/** Buttons of which one answers at once. */
function choiceButtons(item: Asked, locale: Locale, choose: (value: string) => void, now: Plain | null = null): HTMLElement {
  const buttons = item.choices.map(({ value, label }) =>
    h(
      "button",
      {
        type: "button",
        class: "chip",
        lang: item.kind === "extent" ? null : SPOKEN,
        "aria-pressed": now === null ? null : `${`${now}` === value}`,
        "aria-label": atAnEnd(item, value, locale),
        click: () => choose(value),
      },
      worded(item, value, label, locale),
    ),
  );
  return h("div", { class: `chips ${item.kind}` }, ...buttons);
}

interface Field {
  item: Asked;
  element: HTMLElement;
  value: () => Plain | null;
}

function field(item: Asked, locale: Locale, now: Plain | null = null): Field {
  if (!item.choices.length) return textField(item, locale, now);
  const many = item.kind === "choices";
  const taken = [now ?? []].flat().map(String);
  const inputs = item.choices.map(({ value }) =>
    h("input", { type: many ? "checkbox" : "radio", name: item.item, value, checked: taken.includes(value), "aria-label": atAnEnd(item, value, locale) }),
  );
  const chips = item.choices.map(({ value, label }, at) =>
    h("label", { class: "chip", lang: item.kind === "extent" ? null : SPOKEN }, inputs[at], h("span", {}, worded(item, value, label, locale))),
  );
  const element = h(
    "fieldset",
    { class: item.kind },
    h("legend", { class: "legend", lang: SPOKEN }, capital(item.label)),
    h("div", { class: `chips ${item.kind}` }, ...chips),
  );
  const value = (): Plain | null => {
    const on = inputs.filter((input) => input.checked).map((input) => input.value);
    return on.length === 0 ? null : many ? on : (on[0] ?? null);
  };
  return { item, element, value };
}

function textField(item: Asked, locale: Locale, now: Plain | null): Field {
  const id = `field-${item.item}`;
  const counted = item.kind === "years" || item.kind === "months";
  const input = h("input", {
    id,
    type: "text",
    name: item.item,
    maxlength: 200,
    autocomplete: "off",
    inputmode: counted ? "decimal" : null,
    size: counted ? 5 : null,
    "aria-describedby": counted ? `${id}-unit` : null,
    value: now === null ? null : `${[now].flat().join(", ")}`,
  });
  const element = h("div", { class: "field" }, h("label", { class: "legend", for: id, lang: SPOKEN }, capital(item.label)));
  const line = h("div", { class: "line" });
  fill(line, input, counted && h("span", { class: "unit", id: `${id}-unit` }, locale.t(item.kind === "years" ? "years" : "months")));
  element.append(line);
  const value = (): Plain | null => {
    const written = input.value.trim();
    return (counted ? written.replace(/,(?=\d)/, ".") : written) || null;
  };
  return { item, element, value };
}

/** A choice's words; yes, some and no in the reader's language, the rest as the rubric has it. */
function worded(item: Asked, value: string, label: string, locale: Locale): string {
  const extent = item.kind === "extent" && EXTENTS.find((one) => one === value);
  return extent ? locale.t(extent) : label;
}

/** A scale's ends say which is which. */
function atAnEnd(item: Asked, value: string, locale: Locale): string | null {
  if (!item.scale) return null;
  if (value === `${item.scale.low}`) return `${value}, ${locale.t("lowest")}`;
  return value === `${item.scale.high}` ? `${value}, ${locale.t("highest")}` : null;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
