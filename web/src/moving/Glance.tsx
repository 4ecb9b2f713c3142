import type { Counts } from "../api/types.ts";
import { VerdictIcon } from "../shared/Badge.tsx";
import { verdicts } from "../shared/changes.ts";
import { Button } from "../shared/ui.tsx";
import { verdictWord, type Audience } from "../shared/words.ts";

function goToList() {
  const heading = document.getElementById("fits");
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** The numbers of the list of exercises where the list itself is far down the screen. */
export function Glance({ counts, audience }: { counts: Counts; audience: Audience }) {
  return (
    <div className="glance">
      {verdicts.map((verdict) => (
        <span key={verdict} className={`badge badge--${verdict}`}>
          <VerdictIcon verdict={verdict} />
          {counts[verdict]} {verdictWord(verdict, audience).toLowerCase()}
        </span>
      ))}
      <Button look="quiet" onClick={goToList}>
        Go to the list
      </Button>
    </div>
  );
}
