/** Who is answering, and what their words may settle. The engine decides; the page only tells them beforehand. */
import type { Role } from "../api/types.ts";

const machines = ["lab_interface", "record_import"];

/** The roles a human can answer as. */
export function professions(roles: Role[]): Role[] {
  return roles.filter((role) => role.professional && !machines.includes(role.id));
}

/** True when this role may settle a fact that `enter` lists the roles for. */
export function maySettle(role: Role, enter: string[]): boolean {
  return enter.includes(role.id) || (role.professional && enter.includes("any_professional"));
}

/** "Oncologist or Radiologist" */
export function rolesInWords(enter: string[], roles: Role[]): string {
  const names = enter
    .filter((id) => !machines.includes(id))
    .map((id) => (id === "any_professional" ? "any professional" : (roles.find((role) => role.id === id)?.says ?? id)));
  const last = names.pop() ?? "";
  return names.length > 0 ? `${names.join(", ")} or ${last}` : last;
}
