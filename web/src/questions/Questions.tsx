import type { Assessment, Role, Vocabulary } from "../api/types.ts";
import { rolesInWords } from "../shared/roles.ts";
import { Button, Fold, Inset } from "../shared/ui.tsx";
import type { Audience } from "../shared/words.ts";
import { AnswerForm, worth, type Answer } from "./AnswerForm.tsx";
import { orderQuestions, type Asking } from "./order.ts";

interface Props {
  assessment: Assessment;
  vocabulary: Vocabulary;
  role: Role;
  audience: Audience;
  today: string;
  setAside: string[];
  onAnswer: (asking: Asking, answer: Answer) => void;
  onAskAgain: () => void;
}

const toldAlready: Record<Audience, string> = {
  person:
    "Has somebody told you already? You can say so here. It can make the list more careful; to open more, one of them has to say it.",
  professional: "What you enter can make the list more careful; only they can open more.",
};

/** The question that matters most now, and what is worth asking somebody else. */
export function Questions({ assessment, vocabulary, role, audience, today, setAside, onAnswer, onAskAgain }: Props) {
  const { next, others, later, open } = orderQuestions(assessment, vocabulary, role, setAside);
  const ask = (asking: Asking) => asking.fact.ask[audience] || asking.fact.ask.professional;
  const form = (asking: Asking) => (
    <AnswerForm
      key={asking.key}
      fact={asking.fact}
      effects={asking.effects}
      audience={audience}
      legend={ask(asking)}
      lesion={asking.lesion}
      latest={today}
      onAnswer={(answer) => onAnswer(asking, answer)}
    />
  );
  return (
    <section aria-labelledby="next-question" className="panel questions">
      <h2 className="nhsuk-heading-m" id="next-question" tabIndex={-1}>
        Your next question
      </h2>
      {next ? (
        <>
          <p className="worth">{worth(next)}</p>
          {form(next)}
          <p className="nhsuk-hint">
            {later === 0 ? "This is the last one for you." : `${later} more after this one. You can stop at any time.`}
          </p>
        </>
      ) : (
        <Inset>
          <p>You have answered everything we can ask you.</p>
        </Inset>
      )}
      {open > 0 ? (
        <Button look="quiet" onClick={onAskAgain}>
          Ask me again what is still open ({open})
        </Button>
      ) : null}
      {others.length > 0 ? (
        <div className="worth-asking">
          <h3 className="nhsuk-heading-s">
            {audience === "person" ? "Worth asking your team" : "For others to settle"}
          </h3>
          <ul className="nhsuk-list">
            {others.map((asking) => (
              <li key={asking.key}>
                <Fold
                  summary={
                    <>
                      {asking.lesion ? `${asking.lesion}: ` : ""}
                      {ask(asking)}
                    </>
                  }
                >
                  <p>
                    {worth(asking)} Can be settled by: {rolesInWords(asking.fact.enter, vocabulary.roles)}.
                  </p>
                  {asking.fact.kind === "number" && audience === "person" ? null : (
                    <>
                      <p>{toldAlready[audience]}</p>
                      {form(asking)}
                    </>
                  )}
                </Fold>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
