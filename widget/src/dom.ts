// Making elements. Never from text that is parsed as HTML: what people and servers wrote stays text, and strict
// Trusted Types have nothing to forbid.

type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;
export type Child = Node | string | null | undefined | false;

/** An element; a function is a listener, `true` an empty attribute, and nothing is made of false or null. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value as EventListener);
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(key, value === true ? "" : `${value}`);
  }
  made.append(...children.filter((child): child is Node | string => Boolean(child)));
  return made;
}

const PATHS = {
  chat: "M12 3.5c5 0 9 3.3 9 7.5s-4 7.5-9 7.5c-1 0-2-.1-2.9-.4L4.5 20.5l1-4C3.9 15.1 3 13.1 3 11c0-4.2 4-7.5 9-7.5ZM8.2 11h.01M12 11h.01M15.8 11h.01",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4.5 12h14M13 6l6 6-6 6",
  menu: "M12 6h.01M12 12h.01M12 18h.01",
  list: "M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500h.01M4.5 12h.01M4.5 17.500h.01",
  pencil: "M14.5 6l3.5 3.500M5 19l1-4L16.2 4.800a1.7 1.7 0 0 1 2.4 0l.6.6a1.7 1.7 0 0 1 0 2.400L9 18l-4 1Z",
  check: "M5 12.500l4.5 4.500L19 7.5",
  page: "M7 3.500h7l4.5 4.500v12.500H7zM13.5 3.500V8.500h5M10 13h6M10 16.500h4",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500c.8-3.6 3.8-5.5 7.5-5.500s6.7 1.9 7.5 5.5",
  undo: "M8.5 5L4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-3",
  fresh: "M12 5v14M5 12h14",
  bin: "M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7",
};

/** A drawing, for eyes only. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon ${name}-icon`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** Replace what an element holds. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
}
