import { expect, it } from "vitest";
import type { Role } from "../api/types.ts";
import { maySettle, professions, rolesInWords } from "./roles.ts";

const role = (id: string, professional: boolean): Role => ({ id, says: id.toUpperCase(), professional });
const roles = [
  role("oncologist", true),
  role("general_trainer", true),
  role("lab_interface", true),
  role("patient", false),
];

it("offers humans only as who is answering", () => {
  expect(professions(roles).map((one) => one.id)).toEqual(["oncologist", "general_trainer"]);
});
it("lets the person settle only what lists the person", () => {
  expect(maySettle(role("patient", false), ["oncologist", "any_professional"])).toBe(false);
  expect(maySettle(role("patient", false), ["patient"])).toBe(true);
  expect(maySettle(role("general_trainer", true), ["any_professional"])).toBe(true);
});
it("says who may in words", () => {
  expect(rolesInWords(["oncologist", "lab_interface", "any_professional"], roles)).toBe(
    "ONCOLOGIST or any professional",
  );
});
