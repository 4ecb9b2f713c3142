import type { WayIn } from "../api/types.ts";
import { sentence } from "./words.ts";

/** How to get in and out. `only`: the answer holds for this way alone, because the usual one asks more. */
export function GettingIn({ way, only }: { way: WayIn; only: boolean }) {
  if (!way.technique) return null;
  return (
    <p className="entry__instead">
      <strong>{only ? "Get in and out only this way:" : "Getting in and out:"}</strong> {sentence(way.technique)}
    </p>
  );
}
