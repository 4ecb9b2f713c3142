import { useId, useState, type FormEvent } from "react";
import type { FactDefinition, Question } from "../api/types.ts";
import { Button, Choice } from "../shared/ui.tsx";
import { counted, type Audience } from "../shared/words.ts";

/** What somebody answered; "unknown" is an answer. */
export interface Answer {
  value: string | number;
  from?: string;
  until?: string;
  /** The day of the scan it rests on. */
  imaging?: string;
}

interface Props {
  fact: FactDefinition;
  /** What each answer would do, where the server has worked it out. */
  effects: Question["answers"];
  audience: Audience;
  legend: string;
  lesion: string | undefined;
  latest: string;
  onAnswer: (answer: Answer) => void;
}

/** One question with its answers. "I'm not sure" is always among them. */
export function AnswerForm({ fact, effects, audience, legend, lesion, latest, onAnswer }: Props) {
  const id = useId();
  const [value, setValue] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [imaging, setImaging] = useState("");
  const [missing, setMissing] = useState("");
  const isNumber = fact.kind === "number";

  const send = (event: FormEvent) => {
    event.preventDefault();
    const said = value.trim().replace(",", ".");
    if (said === "") return setMissing(isNumber ? "Write a number, or choose I'm not sure." : "Choose one answer.");
    if (isNumber && !/^-?\d+(\.\d+)?$/.test(said)) return setMissing("Write a number, for example 4 or 3.5.");
    const dates = { ...(from ? { from } : {}), ...(until ? { until } : {}), ...(imaging ? { imaging } : {}) };
    onAnswer({ value: isNumber ? Number(said) : said, ...(value === "unknown" ? {} : dates) });
  };
  const effect = (answer: string): string => {
    const known = audience === "professional" ? effects.find((one) => String(one.value) === answer) : undefined;
    if (!known) return "";
    const parts = [
      known.opens > 0 ? `opens ${known.opens}` : "",
      known.closes > 0 ? `closes ${known.closes}` : "",
    ].filter(Boolean);
    return parts.length > 0 ? `${parts.join(", ")} of the exercises` : "";
  };
  return (
    <form
      onSubmit={send}
      noValidate
      className={missing ? "nhsuk-form-group nhsuk-form-group--error" : "nhsuk-form-group"}
    >
      <fieldset
        className="nhsuk-fieldset"
        aria-describedby={[`${id}-why`, missing ? `${id}-missing` : ""].join(" ").trim()}
      >
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
          {lesion ? <span className="about">About: {lesion}</span> : null}
          {legend}
        </legend>
        <div className="nhsuk-hint" id={`${id}-why`}>
          Why we ask: {fact.why}
        </div>
        {missing ? (
          <p className="nhsuk-error-message" id={`${id}-missing`}>
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {missing}
          </p>
        ) : null}
        {isNumber ? (
          <div className="number-answer">
            <label className="nhsuk-label" htmlFor={`${id}-number`}>
              {fact.unit ? `Number (${fact.unit})` : "Number"}
            </label>
            <input
              className="nhsuk-input nhsuk-input--width-5"
              id={`${id}-number`}
              inputMode="decimal"
              autoComplete="off"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          </div>
        ) : (
          <div className="nhsuk-radios nhsuk-radios--small">
            {fact.answers.map((answer) => (
              <Choice
                key={answer.id}
                name={id}
                label={answer.says}
                hint={effect(answer.id)}
                chosen={value === answer.id}
                onChange={() => setValue(answer.id)}
              />
            ))}
            <div className="nhsuk-radios__divider">or</div>
            <Choice name={id} label="I'm not sure" chosen={value === "unknown"} onChange={() => setValue("unknown")} />
          </div>
        )}
        {fact.rests_on_imaging ? (
          <div className="dates">
            <label className="nhsuk-label" htmlFor={`${id}-imaging`}>
              Day of the scan that shows it
            </label>
            <div className="nhsuk-hint" id={`${id}-imaging-why`}>
              Without a scan the answer is noted, but counts as out of date.
            </div>
            <input
              className="nhsuk-input"
              type="date"
              id={`${id}-imaging`}
              aria-describedby={`${id}-imaging-why`}
              max={latest}
              value={imaging}
              onChange={(event) => setImaging(event.target.value)}
            />
          </div>
        ) : null}
        {fact.course ? (
          <div className="dates">
            <p className="nhsuk-hint">If you know the dates, add them. Leave them empty if you do not.</p>
            <label className="nhsuk-label" htmlFor={`${id}-from`}>
              Day it began (of a treatment cycle: day 1 of this cycle)
            </label>
            <input
              className="nhsuk-input"
              type="date"
              id={`${id}-from`}
              max={latest}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <label className="nhsuk-label" htmlFor={`${id}-until`}>
              Last day, if it has ended
            </label>
            <input
              className="nhsuk-input"
              type="date"
              id={`${id}-until`}
              max={latest}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </div>
        ) : null}
      </fieldset>
      <div className="buttons">
        <Button type="submit">Answer</Button>
        {isNumber ? (
          <Button look="secondary" onClick={() => onAnswer({ value: "unknown" })}>
            I'm not sure
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** "A good answer could open 14 more exercises." */
export function worth(question: { best_opens: number; needed_for?: number | undefined }): string {
  if (question.best_opens > 0) return `A good answer could open ${counted(question.best_opens, "more exercise")}.`;
  if ((question.needed_for ?? 0) > 0)
    return `Together with other answers it could open ${counted(question.needed_for ?? 0, "more exercise")}.`;
  return "It makes the picture clearer.";
}
