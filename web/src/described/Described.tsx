import { useId, useRef, useState, type FormEvent } from "react";
import * as api from "../api/client.ts";
import type { Described as Answer, Movement, Problem, Word } from "../api/types.ts";
import { useLoaded } from "../shared/answers.ts";
import { Badge } from "../shared/Badge.tsx";
import { Reasons } from "../shared/Reasons.tsx";
import { Bullets, Button, CannotCheck, Checking, Tick } from "../shared/ui.tsx";
import type { Audience } from "../shared/words.ts";
import { moveScales, noDraft, noMove, scalesAsked, stillOpen, toActivity, type Draft, type Move } from "./activity.ts";

interface Props {
  asked: api.Asked;
  audience: Audience;
}

/** Something that is not in the list, described by whoever asks. The words come when somebody wants them. */
export function Described({ asked, audience }: Props) {
  const [wanted, setWanted] = useState(false);
  return (
    <section aria-labelledby="something-else" className="described">
      <h2 className="nhsuk-heading-m" id="something-else">
        Ask about something else
      </h2>
      <p>
        Is it not in the list? Describe how it is done. Best done by, or with, somebody who knows exercise: the answer
        is only as good as the description.
      </p>
      {wanted ? (
        <WithWords asked={asked} audience={audience} />
      ) : (
        <Button look="secondary" onClick={() => setWanted(true)}>
          Describe an activity
        </Button>
      )}
    </section>
  );
}

function WithWords({ asked, audience }: Props) {
  const loaded = useLoaded(api.getMovement);
  if (loaded.state === "checking") return <Checking />;
  if (loaded.state === "failed") return <CannotCheck again={loaded.again} />;
  return <ActivityForm movement={loaded.value} asked={asked} audience={audience} />;
}

type Outcome =
  | { state: "none" }
  | { state: "checking" }
  | { state: "open"; names: string[] }
  | { state: "refused"; problem: Problem | undefined }
  | { state: "answered"; answer: Answer; asked: api.Asked };

const yes: Word[] = [
  { id: "yes", says: "Yes" },
  { id: "no", says: "No" },
];
const efforts: Word[] = Array.from({ length: 11 }, (_, step) => ({ id: String(step), says: String(step) }));

/** The form alone, so that it can be tried without a server. */
export function ActivityForm({ movement, asked, audience }: Props & { movement: Movement }) {
  const [draft, setDraft] = useState<Draft>(noDraft);
  const [outcome, setOutcome] = useState<Outcome>({ state: "none" });
  const latest = useRef(0);
  const change = (changed: Partial<Draft>) => {
    latest.current += 1; // an answer to what was described before is not shown
    setDraft({ ...draft, ...changed });
    setOutcome({ state: "none" });
  };
  const say = (name: string) => (value: string) => change({ said: { ...draft.said, [name]: value } });
  const said = (name: string) => draft.said[name] ?? "";
  const scale = (id: string) => movement.scales.find((one) => one.id === id);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const names = stillOpen(draft);
    if (names.length > 0) return setOutcome({ state: "open", names });
    latest.current += 1;
    const mine = latest.current;
    setOutcome({ state: "checking" });
    let next: Outcome;
    try {
      next = { state: "answered", answer: await api.askActivity(asked, toActivity(draft, movement)), asked };
    } catch (error) {
      next = { state: "refused", problem: error instanceof api.NoAnswer ? error.problem : undefined };
    }
    if (mine === latest.current) setOutcome(next);
  };
  const question = (name: string, label: string, words: Word[]) => (
    <Select key={name} label={label} words={words} value={said(name)} onChange={say(name)} />
  );
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="described__form">
      <Text label="What is it called?" value={said("name")} onChange={say("name")} />
      {question("for", "Why is it done?", [
        { id: "exercises", says: "To train" },
        { id: "daily", says: "Because it needs doing" },
      ])}
      {question("trains_trunk", "Is it meant to train the muscles of belly or back?", yes)}
      <Several
        legend="How is the body held? Choose all that happen."
        words={movement.postures}
        chosen={draft.postures}
        onChange={(postures) => change({ postures })}
      />
      <Several
        legend="Where can it be done? Choose all."
        words={movement.settings}
        chosen={draft.places}
        onChange={(places) => change({ places })}
      />
      {question("transfer", "How does one get there and back?", movement.ways_in)}
      {question("support", "What steadies the person?", movement.supports)}
      {scalesAsked.map((id) => question(id, scale(id)?.question ?? id, scale(id)?.levels ?? []))}
      {question("immersed", "In water up to the chest?", yes)}
      {question("head_down", "Is the head lower than the hips?", yes)}
      {question("hard_pressure", "Does something hard press on the body: a roller, a bar, a strap, a person?", yes)}
      {question("load_is_prescribed", "Is there a weight that somebody chooses for the person?", yes)}
      {question("rpe_min", "Effort from 0 (nothing) to 10 (the most possible): at least", efforts)}
      {question("rpe_max", "Effort at most", efforts)}
      {draft.moves.map((move, at) => (
        <MoveFields
          key={move.key}
          number={at + 1}
          move={move}
          movement={movement}
          onChange={(changed) => change({ moves: draft.moves.map((one) => (one.key === move.key ? changed : one)) })}
          onRemove={
            draft.moves.length > 1
              ? () => change({ moves: draft.moves.filter((one) => one.key !== move.key) })
              : undefined
          }
        />
      ))}
      <div className="buttons">
        <Button
          look="secondary"
          onClick={() => change({ moves: [...draft.moves, noMove(Math.max(...draft.moves.map((one) => one.key)) + 1)] })}
        >
          Add a joint
        </Button>
        <Button type="submit">Ask about this</Button>
      </div>
      <Outcome_ outcome={outcome} audience={audience} asked={asked} labels={(name) => labelOf(name, movement)} />
    </form>
  );
}

const ownLabels: Record<string, string> = {
  name: "What it is called",
  for: "Why it is done",
  transfer: "How one gets there and back",
  support: "What steadies the person",
  posture: "How the body is held",
  setting: "Where it can be done",
  trains_trunk: "Whether it trains belly or back",
  hard_pressure: "Whether something hard presses",
  immersed: "Whether it is in water",
  head_down: "Whether the head is lower than the hips",
  load_is_prescribed: "Whether somebody chooses a weight",
  rpe_min: "The least effort",
  rpe_max: "The most effort",
};

function labelOf(name: string, movement: Movement): string {
  const move = /^move (\d+)$/.exec(name);
  if (move) return `Joint ${move[1]}: everything about it`;
  return ownLabels[name] ?? movement.scales.find((scale) => scale.id === name)?.question ?? name;
}

interface OutcomeProps {
  outcome: Outcome;
  audience: Audience;
  asked: api.Asked;
  labels: (name: string) => string;
}

function Outcome_({ outcome, audience, asked, labels }: OutcomeProps) {
  switch (outcome.state) {
    case "none":
      return null;
    case "checking":
      return <Checking />;
    case "open":
      return (
        <div className="nhsuk-error-summary" role="alert">
          <h3 className="nhsuk-error-summary__title">Still to be said</h3>
          <p>Nothing is filled in for you, because it would change the answer.</p>
          <Bullets lines={outcome.names.map(labels)} />
        </div>
      );
    case "refused":
      return (
        <div className="cannot-check" role="alert">
          <h3 className="nhsuk-heading-s">We cannot check this now. Ask your team.</h3>
          {outcome.problem ? (
            <p>
              {outcome.problem.what} {outcome.problem.mend}
            </p>
          ) : null}
        </div>
      );
    case "answered":
      // What was answered for another record is not an answer to this one.
      if (outcome.asked !== asked) return <p role="status">The record has changed. Ask again.</p>;
      return (
        <div role="status">
          {outcome.answer.activities.map((one) => (
            <div key={one.entry.id} className="entry">
              <div className="entry__head">
                <h3 className="entry__name nhsuk-heading-s">{one.entry.name}</h3>
                <Badge verdict={one.verdict} audience={audience} />
              </div>
              <Bullets lines={one.notes} />
              <Reasons value={one} audience={audience} />
              {one.try ? (
                <p>
                  <strong>Instead:</strong> {one.try.name}
                </p>
              ) : null}
            </div>
          ))}
          <p className="nhsuk-hint">
            {outcome.answer.disclaimer} Edition {outcome.answer.edition}.
          </p>
        </div>
      );
  }
}

interface MoveProps {
  number: number;
  move: Move;
  movement: Movement;
  onChange: (move: Move) => void;
  onRemove: (() => void) | undefined;
}

function MoveFields({ number, move, movement, onChange, onRemove }: MoveProps) {
  const joint = movement.joints.find((one) => one.id === move.joint);
  const moves = movement.moves.filter((one) => joint?.moves.includes(one.id));
  const set = (name: keyof Move) => (value: string) => onChange({ ...move, [name]: value });
  return (
    <fieldset className="nhsuk-fieldset nhsuk-form-group described__move">
      <legend className="nhsuk-fieldset__legend">Joint {number}: what moves, or holds against a load</legend>
      <Select
        label="Which joint?"
        words={movement.joints}
        value={move.joint}
        onChange={(value) => {
          const midline = movement.joints.find((one) => one.id === value)?.midline;
          onChange({ ...move, joint: value, move: "", limb: midline ? "midline" : "" });
        }}
      />
      <Select label="What does it do?" words={moves} value={move.move} onChange={set("move")} />
      {moveScales.map((id) => {
        const scale = movement.scales.find((one) => one.id === id);
        const levels = (scale?.levels ?? []).filter((level) => id !== "limb" || fitsSide(level.id, joint?.midline));
        return (
          <Select
            key={id}
            label={scale?.question ?? id}
            words={levels}
            value={move[id]}
            onChange={set(id)}
          />
        );
      })}
      {onRemove ? (
        <Button look="quiet" onClick={onRemove}>
          Remove joint {number}
        </Button>
      ) : null}
    </fieldset>
  );
}

/** The spine has no side, and the sides of stress rows are for professionals. */
function fitsSide(limb: string, midline: boolean | undefined): boolean {
  return midline ? limb === "midline" : ["both", "alternating", "one", "support"].includes(limb);
}

interface SeveralProps {
  legend: string;
  words: Word[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function Several({ legend, words, chosen, onChange }: SeveralProps) {
  return (
    <fieldset className="nhsuk-fieldset nhsuk-form-group">
      <legend className="nhsuk-fieldset__legend">{legend}</legend>
      {words.map(({ id, says }) => (
        <Tick
          key={id}
          label={says}
          ticked={chosen.includes(id)}
          onChange={() => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
        />
      ))}
    </fieldset>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Text({ label, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className="nhsuk-form-group">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="nhsuk-input"
        id={id}
        type="text"
        maxLength={100}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Select({ label, words, value, onChange }: FieldProps & { words: Word[] }) {
  const id = useId();
  return (
    <div className="nhsuk-form-group">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      <select className="nhsuk-select" id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Choose</option>
        {words.map((word) => (
          <option key={word.id} value={word.id}>
            {word.says}
          </option>
        ))}
      </select>
    </div>
  );
}
