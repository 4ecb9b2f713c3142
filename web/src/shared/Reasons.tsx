import type { Explanation } from "../api/types.ts";
import { Badge } from "./Badge.tsx";
import { GettingIn } from "./GettingIn.tsx";
import { Bullets, Fold } from "./ui.tsx";
import { sentence, type Audience } from "./words.ts";

interface Props {
  value: Omit<Explanation, "edition" | "status" | "disclaimer" | "as_of">;
  audience: Audience;
}

/** Why an answer is as it is, what to do instead, and what would change it. */
export function Reasons({ value, audience }: Props) {
  return (
    <>
      {value.entry.how ? <p>{value.entry.how}</p> : null}
      {value.entry.cues.length > 0 ? (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {value.entry.cues.map((cue) => (
            <li key={cue}>{sentence(cue)}</li>
          ))}
        </ul>
      ) : null}
      {value.conditions.length > 0 ? (
        <>
          <h4 className="nhsuk-heading-xs">Only if</h4>
          <Bullets lines={value.conditions.map((one) => one[audience])} />
        </>
      ) : null}
      {value.way_in ? <GettingIn way={value.way_in} only={value.way_in.instead_of !== undefined} /> : null}
      {value.reasons.length > 0 ? (
        <h4 className="nhsuk-heading-xs">{audience === "person" ? "Why" : "Limits that bind"}</h4>
      ) : null}
      {audience === "person" ? (
        <PlainReasons explanation={value} />
      ) : (
        value.reasons.map((reason) => <ExactReason key={`${reason.rule} ${reason.lesion ?? ""}`} reason={reason} />)
      )}
      {value.instead.map((one) => (
        <p key={one.variant}>
          <strong>Instead: </strong>
          {one.changes.join(" ")} <Badge verdict={one.verdict} audience={audience} />
        </p>
      ))}
      {value.other_way ? (
        <p>
          <strong>It still gets done: </strong>
          {value.other_way.how}
        </p>
      ) : null}
      {value.would_change.length > 0 ? (
        <>
          <h4 className="nhsuk-heading-xs">What would change this</h4>
          <Bullets lines={value.would_change} />
        </>
      ) : null}
    </>
  );
}

/** Each sentence once, however many rules say it; the rules stay at hand. */
function PlainReasons({ explanation }: { explanation: Props["value"] }) {
  const says = [...new Set(explanation.reasons.map((reason) => reason.person))];
  return (
    <>
      <Bullets lines={says} />
      {explanation.reasons.length > 0 ? (
        <Fold summary="The rules and the evidence behind this">
          {explanation.reasons.map((reason) => (
            <ExactReason key={`${reason.rule} ${reason.lesion ?? ""}`} reason={reason} />
          ))}
        </Fold>
      ) : null}
    </>
  );
}

function ExactReason({ reason }: { reason: Explanation["reasons"][number] }) {
  return (
    <div className="reason">
      <p className="reason__title">
        <strong>{reason.title}</strong> <code>{reason.rule}</code>
        {reason.lesion ? ` (${reason.lesion})` : ""}
      </p>
      <p>{reason.professional}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {reason.demand.map((one) => (
          <li key={one.dimension}>
            Asks for {one.says}: step {one.asked}; alone at most {one.alone}, watched {one.watched}, signed {one.signed}
          </li>
        ))}
        <li>{reason.changes_it}</li>
        {reason.evidence.map((one) => (
          <li key={one.id}>
            {one.says} <code>{one.id}</code> <span className="mark-word">{marks[one.mark] ?? one.mark}</span>
          </li>
        ))}
      </ul>
      {reason.because.length > 0 ? (
        <Fold summary={`Facts behind it (${reason.because.length})`}>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {reason.because.map((one) => (
              <li key={`${one.fact} ${one.lesion ?? ""}`}>
                {sentence(one.says ?? `${one.fact}: ${one.value ?? "not known"}`)}
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </div>
  );
}

const marks: Record<string, string> = { S: "seen in its source", R: "recalled, not seen", D: "our own decision" };
