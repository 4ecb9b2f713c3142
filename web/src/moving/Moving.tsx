import { useState } from "react";
import type { Library } from "../api/client.ts";
import type { OtherWay, ScreenedEntry, Screening, Verdict, YesCondition } from "../api/types.ts";
import type { Answers } from "../shared/answers.ts";
import { Badge, VerdictIcon } from "../shared/Badge.tsx";
import { libraries, verdicts } from "../shared/changes.ts";
import { GettingIn } from "../shared/GettingIn.tsx";
import { never } from "../shared/never.ts";
import { Button } from "../shared/ui.tsx";
import { kindWord, libraryWord, sentence, verdictWord, type Audience } from "../shared/words.ts";
import { Explained } from "./Explained.tsx";

const shortList = 32;

interface Props {
  answers: Answers;
  audience: Audience;
  /** What is shown first. */
  first?: Verdict;
}

/** Everything in one library with its answer, its reason and what to do instead. */
export function Moving({ answers, audience, first = "allow" }: Props) {
  const [library, setLibrary] = useState<Library>("exercises");
  const [only, setOnly] = useState<Verdict | undefined>(first);
  const screening = answers.screenings[library];
  const entries = screening.entries.filter((entry) => only === undefined || entry.verdict === only);
  const kinds = [...new Set(entries.map((entry) => entry.kind))];
  return (
    <section aria-labelledby="fits" className="moving">
      <h2 className="nhsuk-heading-m" id="fits" tabIndex={-1}>
        {audience === "person" ? "What you can do" : "What fits under the ceilings"}
      </h2>
      <div className="chips" role="group" aria-label="Which list">
        {libraries.map((one) => (
          <button
            key={one}
            type="button"
            className="view-button"
            aria-pressed={library === one}
            onClick={() => setLibrary(one)}
          >
            {libraryWord(one).many}
          </button>
        ))}
      </div>
      <CountButtons screening={screening} audience={audience} only={only} onOnly={setOnly} />
      {only === undefined ? null : (
        <Button look="quiet" onClick={() => setOnly(undefined)}>
          Show all {screening.entries.length}
        </Button>
      )}
      {entries.length === 0 ? <p>None of these now.</p> : null}
      {kinds.map((kind) => {
        const ofKind = entries.filter((entry) => entry.kind === kind);
        return (
          // A short list is open; of a long one only what somebody opens.
          <details key={`${library} ${only ?? "all"} ${kind}`} className="kind" open={entries.length <= shortList}>
            <summary>
              <h3 className="kind__name">{kindWord(kind)}</h3> <span className="kind__number">{ofKind.length}</span>
            </summary>
            <ul className="entries">
              {ofKind.map((entry) => (
                <EntryRow key={entry.id} entry={entry} audience={audience} answers={answers} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

interface CountProps {
  screening: Screening;
  audience: Audience;
  only: Verdict | undefined;
  onOnly: (verdict: Verdict | undefined) => void;
}

/** How many of each; pressing one shows only those, pressing it again shows all. */
function CountButtons({ screening, audience, only, onOnly }: CountProps) {
  return (
    <div className="counts" role="group" aria-label="Show only">
      {verdicts.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={`count badge--${verdict}`}
          aria-pressed={only === verdict}
          onClick={() => onOnly(only === verdict ? undefined : verdict)}
        >
          <span className="count__number">{screening.counts[verdict]}</span>
          <span className="count__word">
            <VerdictIcon verdict={verdict} />
            {verdictWord(verdict, audience)}
          </span>
        </button>
      ))}
    </div>
  );
}

interface EntryProps {
  entry: ScreenedEntry;
  audience: Audience;
  answers: Answers;
}

function EntryRow({ entry, audience, answers }: EntryProps) {
  const [open, setOpen] = useState(false);
  return (
    <li className="entry">
      <div className="entry__head">
        <span className="entry__name">{entry.name}</span>
        <Badge verdict={entry.verdict} audience={audience} />
      </div>
      <EntryReason entry={entry} audience={audience} />
      <details className="nhsuk-details entry__more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">
            {entry.verdict === "allow" ? "How to do it" : "Why, and what would change it"}
            <span className="nhsuk-u-visually-hidden">: {entry.name}</span>
          </span>
        </summary>
        <div className="nhsuk-details__text">
          {open ? <Explained asked={answers.asked} entry={entry.id} audience={audience} /> : null}
        </div>
      </details>
    </li>
  );
}

/** The shortest reason, and what to do instead. */
function EntryReason({ entry, audience }: { entry: ScreenedEntry; audience: Audience }) {
  const why = entry.why ? (
    <p className="entry__why">
      {sentence(entry.why[audience])}
      {audience === "professional" ? <code>{entry.why.rule}</code> : null}
    </p>
  ) : null;
  const instead = entry.instead ? (
    <p className="entry__instead">
      <strong>{verdictWord(entry.instead.verdict, audience)}</strong> like this: {entry.instead.changes.join(" ")}
      <OnlyIf conditions={entry.instead.conditions} audience={audience} />
    </p>
  ) : null;
  const gettingIn = entry.way_in ? <GettingIn way={entry.way_in} only /> : null;
  const way = entry.other_way ? <HowElse way={entry.other_way} audience={audience} /> : null;
  const onlyIf = entry.conditions.length > 0 ? (
    <p className="entry__instead">
      <OnlyIf conditions={entry.conditions} audience={audience} />
    </p>
  ) : null;
  const other = entry.try ? (
    <p className="entry__instead">
      <strong>Instead:</strong> {entry.try.name}
    </p>
  ) : null;
  const tell = entry.tell ? (
    <p className="entry__instead">
      <strong>Before it starts:</strong> {entry.tell}
    </p>
  ) : null;
  const askFor = entry.ask_for ? (
    <p className="entry__instead">
      <strong>Instead:</strong> {entry.ask_for}
    </p>
  ) : null;
  switch (entry.verdict) {
    case "allow":
      return (
        <>
          {tell}
          {onlyIf}
          {gettingIn}
        </>
      );
    case "supervise":
    case "sign_off":
    case "not_now":
      return (
        <>
          {why}
          {onlyIf}
          {gettingIn}
          {instead}
          {way}
          {other}
          {askFor}
          {tell}
        </>
      );
    default:
      return never(entry.verdict);
  }
}

/** What a yes hangs on: plain sentences for the person, codes for the professional. */
function OnlyIf({ conditions, audience }: { conditions: readonly YesCondition[]; audience: Audience }) {
  if (conditions.length === 0) return null;
  return (
    <span className="only-if">
      {" "}
      {audience === "professional" ? "If " : null}
      {conditions.map((one) => (
        <span key={one.code} title={one.professional}>
          {audience === "professional" ? <code>{one.code}</code> : one.person}{" "}
        </span>
      ))}
    </span>
  );
}

/** A task of everyday life is never a bare no: how it gets done comes with the answer. */
function HowElse({ way, audience }: { way: OtherWay; audience: Audience }) {
  return (
    <p className="entry__instead">
      <strong>{audience === "person" ? "Do it like this:" : "Another way:"}</strong> {sentence(way.how)}
      {way.tasks.map((task) => (
        <span key={task.id}>
          {" "}
          Or: {task.name} ({verdictWord(task.verdict, audience)}).
        </span>
      ))}
    </p>
  );
}
