// What the API sends (advisor/portal/shapes.py), as far as the widget looks at it.

export interface Choice {
  value: string;
  label: string;
}

export interface Asked {
  item: string;
  label: string;
  kind: "rating" | "extent" | "years" | "months" | "choice" | "choices" | "text" | "level";
  choices: Choice[];
  scale: { low: number; high: number } | null;
  own_words: boolean;
}

export interface Evidence {
  message: number;
  quote: string;
}

export type Plain = number | string | string[];

export interface Understood {
  item: string;
  label: string;
  what: "new" | "changed" | "withdrawn" | "declined";
  value: Plain | null;
  text: string | null;
  evidence: Evidence[];
}

export interface Known {
  item: string;
  label: string;
  value: Plain | null;
  text: string;
  declined: boolean;
  evidence: Evidence[];
}

export interface Progress {
  answered: number;
  questions: number;
  questions_left: number;
  phase: string;
  done: boolean;
}

export interface Result {
  summary: string;
  decided: boolean;
  report: number;
}

export interface Line {
  role: "user" | "assistant" | "human";
  content: string;
  /** Of a human who took the conversation over. */
  name?: string | null;
}

export interface Conversation {
  id: string;
  rubric: string;
  changed_at: string;
  turns: number;
  finished: boolean;
  messages: Line[];
  asked: Asked[];
  progress: Progress;
  result: Result;
  /** What the person has to agree to before their first message; absent or null where nothing. */
  consent?: { version: string; text: string; accepted_at: string | null } | null;
  /** Whether a human has taken over; absent where the server cannot hand over. */
  with_human?: boolean;
  /** Whether there are humans who take over, where the server says so. */
  humans?: boolean;
}

export interface Rubric {
  id: string;
  title: string;
  questions: number;
  items: Asked[];
}

export interface Named {
  id: string | null;
  title?: string;
}

/** The report by points (`advisor.report/1`). */
export interface PointsReport {
  format: "advisor.report/1";
  tier: { id: string; meaning: string | null } | null;
  score: { value: number; out_of: number; decided: boolean; held_back: boolean; bands: { id: string; at_least: number; here: boolean }[] };
  questions: { title: string; possible: number; got: number }[];
}

/** The report on a ladder (`advisor.ladder/1`). */
export interface LadderReport {
  format: "advisor.ladder/1";
  standing: { level: number | null; id: string | null; title: string | null; theme: { text: string } | null };
  rungs: { number: number; id: string; title: string }[];
  dimensions: { label: string; step: number | null; steps: { label: string }[] }[];
}

export type Report = PointsReport | LadderReport;
