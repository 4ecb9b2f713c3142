// What the walk needs: a browser, steps that are counted, pictures, axe, and the Tab key.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

export const address = process.env.METTLE_URL;
if (!address) throw new Error("METTLE_URL is not set: the address that mettle serve printed");
export const root = fileURLToPath(new URL("../../", import.meta.url));
const screens = `${root}build/screens/`;
mkdirSync(screens, { recursive: true });

let passed = 0;
let failed = 0;

/** Runs one step; goes on after a failed one. */
export async function step(says, act) {
  try {
    await act();
    passed += 1;
    console.log(`ok      ${says}`);
  } catch (error) {
    failed += 1;
    const lines = String(error.message ?? error)
      .split("\n")
      .slice(0, 12);
    console.log(`FAILED  ${says}\n        ${lines.join("\n        ")}`);
  }
}

/** The last line counts; the exit status is 1 when a step failed. */
export function close() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

export function expect(truth, otherwise) {
  if (!truth) throw new Error(otherwise);
}

export const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

/** What the browser complained about, and every request that left this address. */
export const complaints = [];
export const outside = [];

/** A fresh page on a fixed day, so that no fact of the invented person goes out of date. */
export async function open(viewport) {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce", locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  await page.clock.setFixedTime(new Date("2026-11-24T10:00:00"));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const expected = /net::ERR_FAILED|status of 4\d\d/.test(message.text()); // steps that break things on purpose
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(address).origin && protocol !== "blob:") outside.push(request.url());
  });
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Waits until the answer of now is shown. */
export const settled = (page) => page.waitForFunction(() => !document.querySelector(".being-checked, .checking"));

export const picture = (page, name) => page.screenshot({ path: `${screens}${name}.png`, fullPage: true });

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const place = (node) => `  ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`;

/** A picture of this state, and the usual rules of access over it. */
export async function axe(page, name) {
  await settled(page);
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const words = violations.map((one) => [`${one.id}: ${one.help}`, ...one.nodes.slice(0, 3).map(place)].join("\n"));
  expect(violations.length === 0, words.join("\n"));
}

/** Goes on with the Tab key until something has the focus, as somebody without a mouse does. */
export async function tabTo(page, target, key = "Tab") {
  for (let presses = 0; presses < 250; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`250 presses of ${key} do not reach it`);
}

export async function press(page, target, key = "Enter") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
