import type { ReactNode } from "react";
import type { Answers, Checked } from "../shared/answers.ts";
import { never } from "../shared/never.ts";
import { Button, CannotCheck, Checking } from "../shared/ui.tsx";
import { goTo } from "./view.ts";

interface Props {
  checked: Checked;
  title: string;
  onUndo: (() => void) | undefined;
  children: (answers: Answers) => ReactNode;
}

/** Shows what follows from the record as it is now, or why that cannot be shown. */
export function Answered({ checked, title, onUndo, children }: Props) {
  const heading = (
    <h1 className="nhsuk-heading-l" tabIndex={-1}>
      {title}
    </h1>
  );
  switch (checked.state) {
    case "nothing_told":
      return (
        <>
          {heading}
          <p>
            There is nothing to show yet. First say where the cancer has spread to in the bones. "I am not sure where"
            is an answer too.
          </p>
          <Button onClick={() => goTo("bones")}>Choose the bones</Button>
        </>
      );
    case "failed":
      return (
        <>
          {heading}
          <CannotCheck again={checked.again} onUndo={checked.problem ? onUndo : undefined}>
            {checked.problem ? (
              <p>
                {checked.problem.what} {checked.problem.mend}
              </p>
            ) : null}
          </CannotCheck>
        </>
      );
    case "checking":
      if (!checked.before)
        return (
          <>
            {heading}
            <Checking />
          </>
        );
      return (
        <>
          <Checking />
          <div className="being-checked" aria-busy="true">
            {children(checked.before)}
          </div>
        </>
      );
    case "ready":
      return <div>{children(checked.answers)}</div>;
    default:
      return never(checked);
  }
}
