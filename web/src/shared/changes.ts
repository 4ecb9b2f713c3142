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

const order: Record<Verdict, number> = { allow: 0, supervise: 1, sign_off: 2, not_now: 3 };
export const libraries: Library[] = ["exercises", "tests", "daily"];

export function findChanges(before: Record<Library, Screening>, now: Record<Library, Screening>): Changes {
  const changes: Changes = { opened: [], closed: [] };
  for (const library of libraries) {
    const was = new Map(before[library].entries.map((entry) => [entry.id, entry.verdict]));
    for (const { id, name, verdict } of now[library].entries) {
      const from = was.get(id);
      if (from === undefined || from === verdict) continue;
      const moved = { id, name, library, from, to: verdict };
      if (order[verdict] < order[from]) changes.opened.push(moved);
      else changes.closed.push(moved);
    }
  }
  return changes;
}
