import { useCallback } from "react";
import * as api from "../api/client.ts";
import type { Plan } from "../api/types.ts";
import { useLoaded } from "../shared/answers.ts";
import { Badge } from "../shared/Badge.tsx";
import { inWords } from "../shared/dates.ts";
import { Bullets, Button, CannotCheck, Checking, Inset } from "../shared/ui.tsx";
import type { Audience } from "../shared/words.ts";

interface Props {
  asked: api.Asked;
  audience: Audience;
  onPrint: () => void;
}

/** A first week that follows from everything above. A proposal, until somebody entitled signs it. */
export function Week({ asked, audience, onPrint }: Props) {
  const ask = useCallback((signal: AbortSignal) => api.planWeek(asked, signal), [asked]);
  const loaded = useLoaded(ask);
  return (
    <>
      <h1 className="nhsuk-heading-l" tabIndex={-1}>
        A first week
      </h1>
      {loaded.state === "checking" ? <Checking /> : null}
      {loaded.state === "failed" ? <CannotCheck again={loaded.again} /> : null}
      {loaded.state === "ready" ? <Shown plan={loaded.value} audience={audience} onPrint={onPrint} /> : null}
    </>
  );
}

interface ShownProps extends Omit<Props, "asked"> {
  plan: Plan;
}

function Shown({ plan, audience, onPrint }: ShownProps) {
  if (plan.stopped)
    return (
      <div className="standing standing--stop">
        <p className="standing__tier">
          <strong>{plan.needs}</strong>
        </p>
      </div>
    );
  return (
    <>
      <Inset>
        <p>
          <strong>{plan.needs}</strong>
        </p>
      </Inset>
      {plan.days.length > 0 ? (
        <div className="screen-only">
          <Button look="secondary" onClick={onPrint}>
            Print this week
          </Button>
        </div>
      ) : null}
      {plan.days.length === 0 ? <p>There is no week to show now.</p> : null}
      <ol className="days">
        {plan.days.map((day) => (
          <li key={day.date} className="day">
            <h2 className="nhsuk-heading-s day__name">
              {day.weekday} <span className="day__date">{inWords(day.date)}</span>
            </h2>
            <p className="day__title">
              {day.title}
              {day.minutes > 0 ? `, about ${day.minutes} minutes` : ""}
            </p>
            {day.cycle ? <p className="nhsuk-hint">{day.cycle.says}</p> : null}
            <ul className="nhsuk-list day__items">
              {day.items.map((item) => (
                <li key={`${item.part} ${item.id} ${item.variant}`}>
                  <strong>{item.name}</strong>
                  <span className="day__dose">{item.dose}</span>
                  {item.changes && item.changes.length > 0 ? <span>{item.changes.join(" ")}</span> : null}
                  {item.verdict === "allow" ? null : <Badge verdict={item.verdict} audience={audience} />}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <Lines title="Why this week" lines={plan.start.why} />
      <Lines title="Left out" lines={plan.left_out} />
      <Lines title="Good to know" lines={plan.notes} />
      <p className="nhsuk-hint">
        {plan.disclaimer} Edition {plan.edition}, {inWords(plan.as_of)}.
      </p>
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 className="nhsuk-heading-s">{title}</h2>
      <Bullets lines={lines} />
    </section>
  );
}
