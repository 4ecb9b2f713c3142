import { describe, expect, it } from "vitest";

const sources: Record<string, string> = import.meta.glob("../**/*.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});
const below = ["shared", "api"];

const files = Object.entries(sources).map(([path, text]) => {
  const parts = path.startsWith("./") ? ["app", path.slice(2)] : path.slice(3).split("/");
  return { folder: parts[0] ?? "", name: parts.join("/"), text };
});

describe("the house", () => {
  it("has files to look at", () => {
    expect(files.length).toBeGreaterThan(15);
  });

  it("lets features use shared and api, and nobody else's feature", () => {
    const wrong = files.flatMap(({ folder, name, text }) =>
      [...text.matchAll(/from "\.\.\/(\w[\w-]*)\//g)]
        .map((found) => found[1] ?? "")
        .filter(
          (to) => folder !== "app" && to !== folder && !(below.includes(to) && !(folder === "api" && to === "shared")),
        )
        .map((to) => `${name} may not import from ${to}/`),
    );
    expect(wrong).toEqual([]);
  });

  it("has no barrel files", () => {
    expect(files.filter(({ name }) => /\/index\.tsx?$/.test(name)).map(({ name }) => name)).toEqual([]);
  });

  it("writes nothing into the page that the server's policy forbids", () => {
    const wrong = files.filter(
      ({ name, text }) =>
        !name.endsWith(".test.ts") && /style=\{|dangerouslySetInnerHTML|innerHTML|\beval\(/.test(text),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("calls nothing safe and scolds nobody", () => {
    const wrong = files.filter(
      ({ name, text }) =>
        !name.includes(".test.") &&
        /\b(safe|unsafe|forbidden|fail(?:ed|ure) to|must not)\b/i.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
