import type { Changes, Moved } from "../shared/changes.ts";
import { Fold } from "../shared/ui.tsx";
import { libraries } from "../shared/changes.ts";
import { counted, libraryWord, verdictWord, type Audience } from "../shared/words.ts";

/** "14 exercises, 2 everyday tasks" */
function inWords(moved: Moved[]): string {
  return libraries
    .map((library) => ({ library, number: moved.filter((one) => one.library === library).length }))
    .filter(({ number }) => number > 0)
    .map(({ library, number }) => counted(number, libraryWord(library).one))
    .join(", ");
}

/** What the last answer did. Read out by a screen reader when it changes. */
export function Changed({ changes, audience }: { changes: Changes | undefined; audience: Audience }) {
  const nothing = !changes || (changes.opened.length === 0 && changes.closed.length === 0);
  const parts = changes
    ? [
        changes.opened.length > 0 ? `Opened: ${inWords(changes.opened)}.` : "",
        changes.closed.length > 0 ? `More careful now: ${inWords(changes.closed)}.` : "",
      ].filter(Boolean)
    : [];
  return (
    <div className={changes ? "changed" : "changed changed--none"}>
      <p role="status" className="changed__says">
        {changes ? (nothing ? "That changed no answer, but it is noted." : parts.join(" ")) : ""}
      </p>
      {changes && !nothing ? (
        <Fold summary="What changed">
          <ul className="nhsuk-list nhsuk-list--bullet">
            {[...changes.opened, ...changes.closed].map((one) => (
              <li key={`${one.library} ${one.id}`}>
                {one.name}: {verdictWord(one.from, audience)} → <strong>{verdictWord(one.to, audience)}</strong>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </div>
  );
}
