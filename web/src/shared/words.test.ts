import { expect, it } from "vitest";
import phrases from "../../../knowledge/words/en-GB/phrases.toml?raw";
import { verdicts } from "./changes.ts";
import { verdictWord } from "./words.ts";

it("the words for a verdict are those of the knowledge", () => {
  for (const verdict of verdicts)
    for (const audience of ["person", "professional"] as const)
      expect(phrases).toContain(`id = "verdict.${verdict}.${audience}"\nsays = "${verdictWord(verdict, audience)}"`);
});
