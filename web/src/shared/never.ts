/** Ends a switch over a closed choice: a case that nobody thought of does not compile, and at run time stops the screen. */
export function never(value: never): never {
  throw new Error(`no words for ${JSON.stringify(value)}`);
}
