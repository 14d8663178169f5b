// The result, as a card: where the person stands, bars, and the way to the printable report.

import { capital } from "./chips.js";
import { h, icon } from "./dom.js";
import { SPOKEN, type Locale } from "./locale.js";
import type { LadderReport, PointsReport, Report } from "./types.js";

interface Bar {
  label: string;
  share: number;
  says: string;
  open: boolean;
}

/** A card for a report. The link's address is set by whoever gets it (`link`). */
export function card(report: Report, locale: Locale): { element: HTMLElement; link: HTMLAnchorElement } {
  const link = h(
    "a",
    { class: "primary report", target: "_blank", rel: "noopener noreferrer", "aria-disabled": "true" },
    icon("page"),
    locale.t("report"),
    h("span", { class: "unseen" }, ` (${locale.t("newTab")})`),
  );
  const parts = report.format === "advisor.report/1" ? points(report, locale) : ladder(report, locale);
  const element = h(
    "section",
    { class: "card", "aria-labelledby": "card-title" },
    h("h3", { id: "card-title", class: "kicker", tabindex: -1 }, locale.t("result")),
    ...parts,
    link,
  );
  return { element, link };
}

function points(report: PointsReport, locale: Locale): HTMLElement[] {
  const { score, tier, questions } = report;
  const parts: HTMLElement[] = [h("p", { class: "verdict", lang: SPOKEN }, tier ? capital(tier.id.toLowerCase()) : `${score.value}`)];
  const share = score.value / score.out_of;
  const says = locale.t("score", { got: score.value, possible: score.out_of });
  parts.push(h("div", { class: "score" }, track(share, score.bands.map((band) => band.at_least / score.out_of)), h("p", { class: "figure" }, says)));
  if (tier?.meaning) parts.push(h("p", { class: "meaning", lang: SPOKEN }, tier.meaning));
  if (score.held_back) parts.push(h("p", { class: "hint" }, locale.t("heldBack")));
  if (!score.decided) parts.push(h("p", { class: "hint" }, locale.t("preliminary")));
  const bars = questions
    .filter((one) => one.possible > 0)
    .map((one) => ({
      label: one.title,
      share: one.got / one.possible,
      says: locale.t("outOf", { got: one.got, possible: one.possible }),
      open: false,
    }));
  parts.push(list(bars, locale));
  return parts;
}

function ladder(report: LadderReport, locale: Locale): HTMLElement[] {
  const { standing, rungs, dimensions } = report;
  const parts: HTMLElement[] = [h("p", { class: "verdict", lang: SPOKEN }, standing.title ?? locale.t("noLevel"))];
  if (standing.level !== null) {
    const says = locale.t("level", { n: standing.level, of: rungs.length });
    const ticks = rungs.map((_, place) => place / rungs.length);
    parts.push(h("div", { class: "score" }, track(standing.level / rungs.length, ticks), h("p", { class: "figure" }, says)));
  }
  if (standing.theme) parts.push(h("p", { class: "meaning", lang: SPOKEN }, standing.theme.text));
  const bars = dimensions.map((one) => ({
    label: capital(one.label),
    share: (one.step ?? 0) / one.steps.length,
    says: one.step === null ? locale.t("open_") : locale.t("level", { n: one.step, of: one.steps.length }),
    open: one.step === null,
  }));
  parts.push(list(bars, locale));
  return parts;
}

function list(bars: Bar[], locale: Locale): HTMLElement {
  const lines = bars.map(({ label, share, says, open }) =>
    h("li", { class: open ? "open" : null }, h("span", { class: "name", lang: SPOKEN }, label), h("span", { class: "figure" }, says), track(share)),
  );
  return h("div", {}, h("h4", { class: "kicker" }, locale.t("byQuestion")), h("ul", { class: "bars" }, ...lines));
}

/** A bar; the words beside it say the same. */
function track(share: number, ticks: number[] = []): HTMLElement {
  const filled = h("span", { class: "filled" });
  // (Through the object model, which a strict content policy allows, unlike a style attribute.)
  filled.style.setProperty("inline-size", `${Math.max(0, Math.min(1, share)) * 100}%`);
  const marks = ticks
    .filter((at) => at > 0 && at < 1)
    .map((at) => {
      const mark = h("span", { class: "tick" });
      mark.style.setProperty("inset-inline-start", `${at * 100}%`);
      return mark;
    });
  return h("span", { class: "track", "aria-hidden": "true" }, filled, ...marks);
}
