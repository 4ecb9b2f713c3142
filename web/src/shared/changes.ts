/** What moved between two answers of the server. It compares words the server said; it makes none. */
import type { Library } from "../api/client.ts";
import type { Screening, Verdict } from "../api/types.ts";

export interface Moved {
  id: string;
  name: string;
  library: Library;
  from: Verdict;
  to: Verdict;
}

export interface Changes {
  opened: Moved[];
  closed: Moved[];
}

/** As the knowledge orders them, the most open first. */
export const verdicts: Verdict[] = ["allow", "supervise", "sign_off", "not_now"];
export const libraries: Library[] = ["exercises", "tests", "daily", "done_to"];

export function findChanges(before: Record<Library, Screening>, now: Record<Library, Screening>): Changes {
  const changes: Changes = { opened: [], closed: [] };
  for (const library of libraries) {
    const was = new Map(before[library].entries.map((entry) => [entry.id, entry.verdict]));
    for (const { id, name, verdict } of now[library].entries) {
      const from = was.get(id);
      if (from === undefined || from === verdict) continue;
      const moved = { id, name, library, from, to: verdict };
      if (verdicts.indexOf(verdict) < verdicts.indexOf(from)) changes.opened.push(moved);
      else changes.closed.push(moved);
    }
  }
  return changes;
}
