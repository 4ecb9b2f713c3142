import type { ReactNode, RefObject } from "react";
import { help, honesty, type Audience } from "../shared/words.ts";
import type { View } from "./view.ts";

interface Props {
  children: ReactNode;
  view?: View;
  audience?: Audience;
  onAudience?: (audience: Audience) => void;
  invented?: string | undefined;
  said?: string;
  onUndo?: (() => void) | undefined;
  main?: RefObject<HTMLElement | null>;
}

const places: [View, Record<Audience, string>][] = [
  ["start", { person: "Start", professional: "Start" }],
  ["bones", { person: "Bones", professional: "Lesions" }],
  ["moves", { person: "What fits", professional: "What fits" }],
  ["week", { person: "First week", professional: "First week" }],
  ["team", { person: "Your team", professional: "Assessment" }],
];

/** Head and foot of every view: our own, with the honesty line and help always in the same place. */
export function Frame({ children, view, audience = "person", onAudience, invented, said, onUndo, main }: Props) {
  return (
    <>
      <a
        className="nhsuk-skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to the main part
      </a>
      <header className="head">
        <div className="nhsuk-width-container head__row">
          <span className="head__name">
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
              <path d="M7 24V9l9 9 9-9v15" />
            </svg>
            Mettle
          </span>
          {onAudience ? (
            <div className="head__words" role="group" aria-label="Words">
              {(["person", "professional"] as const).map((one) => (
                <button key={one} type="button" aria-pressed={audience === one} onClick={() => onAudience(one)}>
                  {one === "person" ? "Plain words" : "Exact words"}
                </button>
              ))}
            </div>
          ) : null}
        </div>
        {view ? (
          <nav className="nhsuk-width-container head__nav" aria-label="Views">
            <ul>
              {places.map(([to, words]) => (
                <li key={to}>
                  <a href={`#${to}`} aria-current={view === to ? "page" : undefined}>
                    {words[audience]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div className="draft-line">
          <div className="nhsuk-width-container">
            <strong>Draft.</strong> {honesty[audience]}
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className="nhsuk-width-container page">
        <div className="strip">
          {invented ? (
            <p className="strip__invented">
              <strong>Invented person:</strong> {invented}
            </p>
          ) : null}
          <p role="status" className="strip__said">
            {said}
          </p>
          {onUndo ? (
            <button type="button" className="quiet-button" onClick={onUndo}>
              Undo the last change
            </button>
          ) : null}
        </div>
        {children}
      </main>
      <footer className="foot">
        <div className="nhsuk-width-container">
          <p>
            <strong>When to get help.</strong> {help}
          </p>
          <p>Mettle is not a registered medical device and not a service of any hospital or health service.</p>
        </div>
      </footer>
    </>
  );
}
