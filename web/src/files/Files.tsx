import { useId, useRef, useState } from "react";
import * as api from "../api/client.ts";
import type { PersonRecord, Problem, Reading } from "../api/types.ts";
import { Bullets, Button, Fold } from "../shared/ui.tsx";
import { cannotCheck, nothingStored } from "../shared/words.ts";

interface Props {
  record: PersonRecord;
  empty: boolean;
  today: string;
  notes: string[];
  onOpen: (reading: Reading, said: string) => void;
  onSeeWhatFits: () => void;
  onStartAgain: () => void;
}

/** Opens and saves the record as a file. This page keeps nothing itself. */
export function Files({ record, empty, today, notes, onOpen, onSeeWhatFits, onStartAgain }: Props) {
  const [problem, setProblem] = useState<Problem>();
  const [sure, setSure] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const id = useId();

  const tryTo = async (read: () => Promise<Reading>, said: string) => {
    try {
      const reading = await read();
      setProblem(undefined);
      onOpen(reading, said);
    } catch (error) {
      const refused = error instanceof api.NoAnswer ? error.problem : undefined;
      setProblem(refused ?? { what: cannotCheck, where: "", mend: "" });
    }
  };
  const openFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await chosen.text();
    if (file.current) file.current.value = "";
    if (!isJson(text)) {
      setProblem({
        what: "This file cannot be read.",
        where: chosen.name,
        mend: "Open a record that was saved here, or a FHIR file (JSON).",
      });
      return;
    }
    await tryTo(() => api.readFile(text, today), `Opened ${chosen.name}.`);
  };
  const openExample = () =>
    tryTo(async () => ({ record: (await api.getExample()).record, notes: [] }), "Opened the invented person.");

  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 className="nhsuk-heading-m" id={`${id}-title`}>
        Open or save
      </h2>
      <p>{nothingStored}</p>
      {problem ? (
        <div className="cannot-check" role="alert">
          <p>
            <strong>{problem.what}</strong> {problem.where}
          </p>
          <p>{problem.mend}</p>
        </div>
      ) : null}
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor={id}>
          Open a record saved here, or a FHIR file
        </label>
        <input
          ref={file}
          id={id}
          className="nhsuk-file-upload"
          type="file"
          accept=".json,application/json,application/fhir+json"
          onChange={(event) => void openFile(event.target.files?.[0])}
        />
      </div>
      <div className="buttons">
        <Button look="secondary" onClick={() => void openExample()}>
          Open an invented person
        </Button>
        {empty ? null : (
          <Button look="secondary" onClick={() => save(record, today)}>
            Save as a file
          </Button>
        )}
        {empty || sure ? null : (
          <Button look="secondary" onClick={() => setSure(true)}>
            Start again
          </Button>
        )}
      </div>
      {sure ? (
        <div role="group" aria-label="Start again?">
          <p>
            <strong>Start again?</strong> What you told the page goes, unless you saved it. You can undo this.
          </p>
          <div className="buttons">
            <Button
              onClick={() => {
                setSure(false);
                onStartAgain();
              }}
            >
              Yes, start again
            </Button>
            <Button look="secondary" onClick={() => setSure(false)}>
              No, go on
            </Button>
          </div>
        </div>
      ) : null}
      {notes.length > 0 ? (
        <>
          <Button onClick={onSeeWhatFits}>See what fits</Button>
          <Fold summary={`What was read from the file, and what was not used (${notes.length})`} open>
            <Bullets lines={notes} />
          </Fold>
        </>
      ) : null}
    </section>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function save(record: PersonRecord, today: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: "application/json" }));
  link.download = `mettle-record-${today}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
