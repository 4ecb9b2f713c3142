/** Small checkers: a value from outside becomes a typed value, or a ShapeError that says where it differs. */
export type Shape<T> = (value: unknown, at: string) => T;
export type Of<S> = S extends Shape<infer T> ? T : never;

export class ShapeError extends Error {}

function refuse(at: string, wanted: string, value: unknown): never {
  throw new ShapeError(`${at || "the answer"} should be ${wanted}, not ${JSON.stringify(value)?.slice(0, 60)}`);
}

export const text: Shape<string> = (value, at) => (typeof value === "string" ? value : refuse(at, "a text", value));
export const number: Shape<number> = (value, at) => (typeof value === "number" ? value : refuse(at, "a number", value));
export const flag: Shape<boolean> = (value, at) =>
  typeof value === "boolean" ? value : refuse(at, "true or false", value);
export const textOrNumber: Shape<string | number> = (value, at) =>
  typeof value === "string" || typeof value === "number" ? value : refuse(at, "a text or a number", value);

export function oneOf<const T extends readonly string[]>(...words: T): Shape<T[number]> {
  return (value, at) =>
    typeof value === "string" && words.includes(value) ? value : refuse(at, `one of ${words.join(", ")}`, value);
}

export function list<T>(item: Shape<T>): Shape<T[]> {
  return (value, at) =>
    Array.isArray(value) ? value.map((one, i) => item(one, `${at}[${i}]`)) : refuse(at, "a list", value);
}

/** May be left out. */
export function maybe<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined ? undefined : shape(value, at));
}

type Optional<T> = { [K in keyof T as undefined extends T[K] ? K : never]?: T[K] };
type Required_<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
type Members<M> = { [K in keyof M]: Of<M[K]> };

/** An object with at least these members; others stay as they are. */
export function object<M extends Record<string, Shape<unknown>>>(
  members: M,
): Shape<Optional<Members<M>> & Required_<Members<M>>> {
  return (value, at) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(at, "an object", value);
    const given = value as Record<string, unknown>;
    for (const [name, shape] of Object.entries(members)) shape(given[name], at ? `${at}.${name}` : name);
    return given as Optional<Members<M>> & Required_<Members<M>>;
  };
}
