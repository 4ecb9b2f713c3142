import type { ReactNode } from "react";
import type { Verdict } from "../api/types.ts";
import { never } from "./never.ts";
import { verdictWord, type Audience } from "./words.ts";

/** A shape for each verdict, so that nobody depends on colour: tick, two people, pen, pause. */
export function VerdictIcon({ verdict }: { verdict: Verdict }) {
  const draw = (): ReactNode => {
    switch (verdict) {
      case "allow":
        return <path d="M6 12.5l4 4 8-9" />;
      case "supervise":
        return (
          <path d="M9 10.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM4.500 18c0-3 2-5 4.500-5s4.500 2 4.500 5M15.500 11a2 2 0 1 0 0-4M16 13.500c2 .3 3.500 2 3.500 4.500" />
        );
      case "sign_off":
        return <path d="M6 18l1-4 8-8 3 3-8 8-4 1ZM13.500 7.500l3 3" />;
      case "not_now":
        return <path d="M9 7v10M15 7v10" />;
      default:
        return never(verdict);
    }
  };
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {draw()}
    </svg>
  );
}

/** The verdict as a word with its shape. */
export function Badge({ verdict, audience }: { verdict: Verdict; audience: Audience }) {
  return (
    <span className={`badge badge--${verdict}`}>
      <VerdictIcon verdict={verdict} />
      {verdictWord(verdict, audience)}
    </span>
  );
}
