// Keeping the keyboard where it belongs.

const FOCUSABLE = "button:not([disabled]), a[href], input:not([disabled]), textarea:not([disabled]), [tabindex='0']";

/** Keep Tab inside a box while it is `on`. */
export function trap(box: HTMLElement, on: () => boolean): void {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || !on()) return;
    const stops = Array.from(box.querySelectorAll<HTMLElement>(FOCUSABLE)).filter((one) => one.checkVisibility() && !one.closest("[inert]"));
    const first = stops[0];
    const last = stops.at(-1);
    const root = box.getRootNode() as ShadowRoot;
    const inside = root.activeElement;
    if (event.shiftKey ? inside === first || !stops.includes(inside as HTMLElement) : inside === last) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  });
}
