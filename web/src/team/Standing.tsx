import type { Assessment } from "../api/types.ts";
import type { Audience } from "../shared/words.ts";

/** Two lines at the head of every view: how the person stands, and who may prescribe. */
export function Standing({ assessment, audience }: { assessment: Assessment; audience: Audience }) {
  const { tier, may_prescribe: may } = assessment;
  return (
    <div className={`standing standing--${tier.id}`}>
      <p className="standing__tier">
        <strong>{tier.says}.</strong> {audience === "person" ? tier.person : may.supervision}
      </p>
      <p>
        Who may write the exercise plan:{" "}
        {may.roles.length > 0
          ? may.roles.map((role) => role.says).join("; ")
          : "nobody now; only the hospital team decides"}
        .
      </p>
      <p className="standing__clearance">{assessment.clearance.says}</p>
    </div>
  );
}
