import { Component, type ReactNode } from "react";
import { cannotCheck, help } from "../shared/words.ts";

/** When a screen breaks, this is shown instead of half of it. Never a yes. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="nhsuk-width-container page">
        <div className="cannot-check" role="alert">
          <h1 className="nhsuk-heading-l">{cannotCheck}</h1>
          <p>{help}</p>
          <button type="button" className="nhsuk-button" onClick={() => window.location.reload()}>
            Load the page again
          </button>
        </div>
      </main>
    );
  }
}
