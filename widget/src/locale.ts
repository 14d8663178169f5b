// The widget's own words. What the advisor says comes from the server, in the rubric's language.

import de from "./locales/de.json";
import en from "./locales/en.json";

export type Key = keyof typeof en;
export type Values = Record<string, string | number>;

/** The language of rubrics and replies. */
export const SPOKEN = "en";

// (Typed so that a language that lacks a text does not build.)
const LANGUAGES: Record<string, Record<Key, string>> = { en, de };
const FROM_RIGHT = new Set(["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi"]);

type Plural = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

export class Locale {
  /** The language its texts are in: the one asked for, or English. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  private readonly texts: Record<Key, string>;
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;

  constructor(wanted: string, dir: string) {
    const primary = wanted.toLowerCase().split("-")[0] ?? "";
    this.lang = primary in LANGUAGES ? primary : "en";
    this.texts = LANGUAGES[this.lang] ?? en;
    this.dir = dir === "rtl" || dir === "ltr" ? dir : FROM_RIGHT.has(primary) ? "rtl" : "ltr";
    this.plurals = new Intl.PluralRules(this.lang);
    this.numbers = new Intl.NumberFormat(this.lang, { maximumFractionDigits: 2 });
  }

  t(key: Key, values: Values = {}): string {
    return this.texts[key].replace(/\{(\w+)\}/g, (_, name: string) => this.shown(values[name] ?? ""));
  }

  counted(key: Plural, n: number): string {
    const one = this.plurals.select(n) === "one";
    return this.t(`${key}_${one ? "one" : "other"}`, { n });
  }

  private shown(value: string | number): string {
    return typeof value === "number" ? this.numbers.format(value) : value;
  }
}
