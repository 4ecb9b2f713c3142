import { useCallback } from "react";
import * as api from "../api/client.ts";
import { useLoaded } from "../shared/answers.ts";
import { Reasons } from "../shared/Reasons.tsx";
import { CannotCheck, Checking } from "../shared/ui.tsx";
import type { Audience } from "../shared/words.ts";

interface Props {
  asked: api.Asked;
  entry: string;
  audience: Audience;
}

/** All reasons for one entry, with the rule, its evidence and what would change the answer. */
export function Explained({ asked, entry, audience }: Props) {
  const ask = useCallback((signal: AbortSignal) => api.explain(asked, entry, signal), [asked, entry]);
  const loaded = useLoaded(ask);
  if (loaded.state === "checking") return <Checking />;
  if (loaded.state === "failed") return <CannotCheck again={loaded.again} />;
  const { value } = loaded;
  return (
    <>
      <Reasons value={value} audience={audience} />
      <p className="nhsuk-hint">
        {value.disclaimer} Edition {value.edition}.
      </p>
    </>
  );
}
