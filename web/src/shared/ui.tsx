/** Thin wrappers over the classes of nhsuk-frontend: no script of theirs runs. */
import { useId, type ReactNode } from "react";
import { cannotCheck } from "./words.ts";

interface ButtonProps {
  children: ReactNode;
  onClick?: () => void;
  look?: "primary" | "secondary" | "quiet";
  type?: "button" | "submit";
  describedBy?: string;
}

export function Button({ children, onClick, look = "primary", type = "button", describedBy }: ButtonProps) {
  const looks = { primary: "nhsuk-button", secondary: "nhsuk-button nhsuk-button--secondary", quiet: "quiet-button" };
  return (
    // oxlint-disable-next-line react/button-has-type
    <button type={type} className={looks[look]} onClick={onClick} aria-describedby={describedBy}>
      {children}
    </button>
  );
}

interface TickProps {
  label: string;
  /** Longer words for a screen reader where the label alone would not say enough. */
  fullLabel?: string;
  ticked: boolean;
  onChange: () => void;
}

export function Tick({ label, fullLabel, ticked, onChange }: TickProps) {
  const id = useId();
  return (
    <div className="nhsuk-checkboxes__item tick">
      <input
        className="nhsuk-checkboxes__input"
        id={id}
        type="checkbox"
        checked={ticked}
        onChange={onChange}
        aria-label={fullLabel}
      />
      <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}

interface ChoiceProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  chosen: boolean;
  onChange: () => void;
}

export function Choice({ name, label, hint, chosen, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="nhsuk-radios__item">
      <input
        className="nhsuk-radios__input"
        id={id}
        type="radio"
        name={name}
        checked={chosen}
        onChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label className="nhsuk-label nhsuk-radios__label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}

export function Fold({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="nhsuk-details" open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  );
}

export function Bullets({ lines }: { lines: string[] }) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

export function Inset({ children }: { children: ReactNode }) {
  return <div className="nhsuk-inset-text">{children}</div>;
}

interface CannotCheckProps {
  again: () => void;
  onUndo?: (() => void) | undefined;
  children?: ReactNode;
}

/** Said when there is no answer. Never a yes. */
export function CannotCheck({ again, onUndo, children }: CannotCheckProps) {
  return (
    <div className="cannot-check" role="alert">
      <h2 className="nhsuk-heading-m">{cannotCheck}</h2>
      {children}
      <div className="buttons">
        {onUndo ? <Button onClick={onUndo}>Undo the last change</Button> : null}
        <Button look="secondary" onClick={again}>
          Try again
        </Button>
      </div>
    </div>
  );
}

/** Shown only when an answer takes longer than a moment, so that nothing flashes. */
export function Checking() {
  return (
    <p className="checking" role="status">
      Checking…
    </p>
  );
}
