import type { Assessment, TierReason, Vocabulary } from "../api/types.ts";
import { Bullets, Fold, Inset } from "../shared/ui.tsx";
import { sentence, type Audience } from "../shared/words.ts";

interface Props {
  assessment: Assessment;
  vocabulary: Vocabulary;
  audience: Audience;
}

/** Tier, bones, who may do what, and what nobody has said yet: the page to take to an appointment. */
export function Team({ assessment, vocabulary, audience }: Props) {
  const { tier, may_prescribe: may } = assessment;
  return (
    <>
      <h1 className="nhsuk-heading-l" tabIndex={-1}>
        {audience === "person" ? "Your bones and your team" : "Assessment"}
      </h1>
      <section className="panel">
        <h2 className="nhsuk-heading-m">{tier.says}</h2>
        <p>{audience === "person" ? tier.person : may.supervision}</p>
        <Reasons reasons={tier.reasons} audience={audience} />
        <p>
          {assessment.clearance.says} {may.review}
        </p>
      </section>
      <section>
        <h2 className="nhsuk-heading-m">Bone by bone</h2>
        <ul className="nhsuk-list lesions">
          {assessment.lesions.map((lesion) => (
            <li key={lesion.id} className="panel">
              <h3 className="nhsuk-heading-s">
                {sentence(lesion.id)}
                {lesion.id.includes(lesion.plain) ? "" : `: ${lesion.plain}`}
              </h3>
              <p>
                <strong>{audience === "person" ? careWord(lesion.status.region) : lesion.status.says}</strong>
              </p>
              {audience === "professional"
                ? lesion.scores.map((score) => (
                    <p key={score.id}>
                      {score.name ?? score.id} {score.low === score.high ? score.low : `${score.low} to ${score.high}`}:{" "}
                      {score.says ?? score.band}
                      {score.missing.length > 0
                        ? ` Missing: ${score.missing.map((one) => one.replaceAll("_", " ")).join(", ")}.`
                        : ""}
                    </p>
                  ))
                : null}
              <Reasons reasons={lesion.reasons} audience={audience} />
            </li>
          ))}
        </ul>
      </section>
      {assessment.disagreements && assessment.disagreements.length > 0 ? (
        <section>
          <h2 className="nhsuk-heading-m">Told differently by different people</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {assessment.disagreements.map((one) => (
              <li key={`${one.fact} ${one.lesion}`}>{one.says}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2 className="nhsuk-heading-m">Who may do what</h2>
        <dl className="nhsuk-summary-list">
          <Row term="Write and sign the plan" names={may.roles.map((role) => role.says)} />
          <Row term="Propose one" names={may.propose.map((role) => role.says)} />
          {may.deliver ? <Row term="Lead signed sessions" names={may.deliver.map((role) => role.says)} /> : null}
        </dl>
      </section>
      <Unknown assessment={assessment} vocabulary={vocabulary} audience={audience} />
      <Inset>
        <p>
          {assessment.disclaimer} Edition {assessment.edition}.
        </p>
      </Inset>
    </>
  );
}

function Row({ term, names }: { term: string; names: string[] }) {
  return (
    <div className="nhsuk-summary-list__row">
      <dt className="nhsuk-summary-list__key">{term}</dt>
      <dd className="nhsuk-summary-list__value">{names.length > 0 ? names.join("; ") : "Nobody now"}</dd>
    </div>
  );
}

/** The person reads that care is needed, never a score. */
function careWord(region: string): string {
  return region === "restricted" ? "Take care here" : "Take extra care here";
}

const listed = 8;

/** What nobody has said yet: the first few at once, the rest when asked for. */
function Unknown({ assessment, vocabulary, audience }: Props) {
  const lines = assessment.unknown.flatMap((one) => {
    const ask =
      audience === "professional" ? one.ask : vocabulary.facts.find((fact) => fact.id === one.fact)?.ask.person;
    if (!ask) return []; // a question that only professionals have words for
    const where = one.lesion ? `${sentence(one.lesion)}: ` : "";
    const counts = one.acts_as ? `; counts as: ${one.acts_as}` : "";
    return [where + ask + (audience === "professional" ? ` (${one.because}${counts})` : "")];
  });
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 className="nhsuk-heading-m">Not known yet</h2>
      <p>Until somebody says, the careful answer counts. The first ones matter most.</p>
      <Bullets lines={lines.slice(0, listed)} />
      {lines.length > listed ? (
        <Fold summary={`${lines.length - listed} more`}>
          <Bullets lines={lines.slice(listed)} />
        </Fold>
      ) : null}
    </section>
  );
}

function plainly(some: TierReason[]): string[] {
  return [...new Set(some.map((reason) => reason.person ?? reason.says))];
}

/** What is known, and apart from it what is only assumed: nobody reads "this bone has broken" when nobody knows. */
function PlainReasons({ reasons }: { reasons: TierReason[] }) {
  const known = plainly(reasons.filter((reason) => reason.known));
  const assumed = plainly(reasons.filter((reason) => !reason.known)).filter((one) => !known.includes(one));
  return (
    <>
      {known.length > 0 ? <Bullets lines={known} /> : null}
      {assumed.length > 0 ? (
        <>
          <p className="assumed">Nobody has told us for sure yet, so we take the careful answer:</p>
          <Bullets lines={assumed} />
        </>
      ) : null}
    </>
  );
}

function Reasons({ reasons, audience }: { reasons: TierReason[]; audience: Audience }) {
  if (reasons.length === 0) return null;
  if (audience === "person") return <PlainReasons reasons={reasons} />;
  return (
    <Fold summary={`Reasons (${reasons.length})`}>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {reasons.map((reason) => (
          <li key={`${reason.rule} ${reason.lesion ?? ""}`}>
            {reason.says} <code>{reason.rule}</code>
            {reason.because && reason.because.length > 0 ? ` Because ${reason.because.join("; ")}.` : ""}{" "}
            {reason.evidence.map((id) => (
              <code key={id}>{id}</code>
            ))}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
