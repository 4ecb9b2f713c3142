import type { ReactNode } from "react";
import type { Vocabulary } from "../api/types.ts";
import { professions } from "../shared/roles.ts";
import { Button, Choice, Inset } from "../shared/ui.tsx";
import { honesty, nothingStored } from "../shared/words.ts";
import { goTo } from "./view.ts";

interface Props {
  vocabulary: Vocabulary;
  role: string;
  onRole: (role: string, professional: boolean) => void;
  children: ReactNode;
}

/** The first screen: what this is, what it is not, and who is answering. */
export function Start({ vocabulary, role, onRole, children }: Props) {
  const list = professions(vocabulary.roles);
  const professional = list.some((one) => one.id === role);
  return (
    <>
      <h1 className="nhsuk-heading-xl" tabIndex={-1}>
        Moving with cancer in the bones
      </h1>
      <p className="nhsuk-body-l">
        Say which bones need care and answer a few questions. You see which exercises and everyday tasks fit, why, and
        what to ask your team next.
      </p>
      <Inset>
        <p>
          <strong>{honesty.person}</strong>
        </p>
        <p>{nothingStored}</p>
      </Inset>
      <div className="start">
        <div>
          <fieldset className="nhsuk-fieldset who">
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">Who is answering?</legend>
            <div className="nhsuk-radios">
              <Choice
                name="who"
                label="I have bone metastases"
                chosen={role === "patient"}
                onChange={() => onRole("patient", false)}
              />
              <Choice
                name="who"
                label="I help somebody who has them"
                chosen={role === "carer"}
                onChange={() => onRole("carer", false)}
              />
              <Choice
                name="who"
                label="I am a professional"
                hint="You will see exact words, rules and evidence."
                chosen={professional}
                onChange={() => onRole(list.find((one) => one.id === "physiotherapist")?.id ?? list[0]?.id ?? "", true)}
              />
            </div>
            {professional ? (
              <div className="who__which">
                <label className="nhsuk-label" htmlFor="profession">
                  I am
                </label>
                <select
                  className="nhsuk-select"
                  id="profession"
                  value={role}
                  onChange={(event) => onRole(event.target.value, true)}
                >
                  {list.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.says}
                    </option>
                  ))}
                </select>
                <p className="nhsuk-hint">Nothing here checks who you are. Your answers are marked with this role.</p>
              </div>
            ) : null}
          </fieldset>
          <Button onClick={() => goTo("bones")}>Choose the bones</Button>
        </div>
        {children}
      </div>
    </>
  );
}
