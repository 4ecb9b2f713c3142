import { useSyncExternalStore } from "react";

export const views = ["start", "bones", "moves", "week", "team"] as const;
export type View = (typeof views)[number];

function read(): View {
  const named = window.location.hash.slice(1);
  return views.find((view) => view === named) ?? "start";
}

function follow(changed: () => void) {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

/** Which view is shown: the part of the address after #, so that Back works and nothing personal is in it. */
export const useView = () => useSyncExternalStore(follow, read);

export function goTo(view: View) {
  window.location.hash = view;
}
