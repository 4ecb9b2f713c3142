// One walk through the page in a real browser, by keyboard: METTLE_URL=http://127.0.0.1:PORT/ npm run e2e
// Pictures of every state go to build/screens/. The last line counts what passed.
import { readdirSync, readFileSync } from "node:fs";
import {
  axe,
  browser,
  close,
  complaints,
  expect,
  open,
  outside,
  picture,
  press,
  root,
  settled,
  step,
  tabTo,
} from "./browser.mjs";

const page = await open({ width: 1280, height: 900 });
const link = (name) => page.getByRole("link", { name, exact: true });
const button = (name) => page.getByRole("button", { name });
const tick = (name) => page.getByRole("checkbox", { name, exact: true, includeHidden: true });
const form = page.locator(".questions > form");
const box = form.locator(".number-answer input");
const front = page.getByRole("group", { name: /from the front/ });
const hip = (side) => front.getByRole("checkbox", { name: `${side} hip and top of the thigh bone` });
const count = async (word) =>
  Number(await page.locator(".count", { hasText: word }).locator(".count__number").textContent());

await step("the first screen says that it is a draft, that a clinician decides and that nothing is kept", async () => {
  const text = await page.locator("main").innerText();
  for (const words of ["draft", "approved", "decides", "Nothing is kept"])
    expect(text.includes(words), `"${words}" is not there`);
  await axe(page, "01-start");
});

await step("who answers is chosen by keyboard: an oncologist", async () => {
  await tabTo(page, page.getByLabel("I have bone metastases"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.getByLabel("I am", { exact: true }).selectOption({ label: "Oncologist" });
  await axe(page, "02-who");
});

await step("a record of nothing shows no verdict", async () => {
  await page.reload();
  await page.getByLabel("I am a professional").check();
  await page.getByLabel("I am", { exact: true }).selectOption({ label: "Oncologist" });
  await link("What fits").focus();
  await page.keyboard.press("Enter");
  await page.getByText("There is nothing to show yet").waitFor();
  expect((await page.locator(".badge, .count").count()) === 0, "verdicts are shown for nobody");
  await axe(page, "03-nothing-told");
});

await step("L3 and the left hip are ticked in the list by keyboard, and the drawing shows them", async () => {
  await press(page, page.locator("main").getByRole("button", { name: "Choose the bones" }));
  await press(page, tick("L3"), "Space");
  await press(page, tick("Left: hip and top of the thigh bone"), "Space");
  expect((await hip("left").getAttribute("aria-checked")) === "true", "the hip is not chosen in the drawing");
  expect((await hip("right").getAttribute("aria-checked")) === "false", "the other hip is chosen too");
  const [left, right] = [await hip("left").boundingBox(), await hip("right").boundingBox()];
  expect(left.x > right.x, "from the front the person's left is on the right of the drawing");
  await axe(page, "04-bones");
});

await step("the drawing chooses by keyboard too, and the list shows it; undo takes it back", async () => {
  await tabTo(page, front.locator("[tabindex='0']"));
  const here = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  for (let presses = 0; presses < 60 && (await here()) !== "left shin"; presses += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  expect(await tick("Left: shin").isChecked(), "the shin is not ticked in the list");
  await button("Undo the last change").focus();
  await page.keyboard.press("Enter");
  expect(!(await tick("Left: shin").isChecked()), "undo did not take it back");
});

await step("every place to press is at least 24 by 24", async () => {
  const small = await page.locator(".skeleton .spot rect, .tick, .view-button, .quiet-button").evaluateAll((all) =>
    all
      .map((one) => one.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && (width < 23.9 || height < 23.9))
      .map(({ width, height }) => `${width} x ${height}`),
  );
  expect(small.length === 0, small.join(", "));
});

let before = 0;
await step("the answers come with tier, who may prescribe, counts and the next question", async () => {
  await button("Continue").focus();
  await page.keyboard.press("Enter");
  await page.locator(".kind").first().waitFor();
  await settled(page);
  expect((await page.locator(".standing").innerText()).includes("Who may write the exercise plan"), "nobody is named");
  before = await count("Not now");
  expect(before > 0, "there is nothing that is not for now");
  await axe(page, "05-what-fits");
});

/** Answers the question that is shown, by keyboard: the first answer, or a good number. */
async function answer() {
  const asked = await form.locator("legend").innerText();
  if ((await box.count()) > 0) {
    const good = Object.entries({ Platelets: "150", Neutrophils: "3", Haemoglobin: "130", ECOG: "1" });
    await tabTo(page, box);
    await page.keyboard.type(good.find(([word]) => asked.includes(word))?.[1] ?? "0");
    await page.keyboard.press("Enter");
  } else {
    await tabTo(page, form.getByRole("radio").first());
    await page.keyboard.press("Space");
    await press(page, form.getByRole("button", { name: "Answer" }));
  }
  await page.waitForFunction((was) => document.querySelector(".questions > form legend")?.innerText !== was, asked);
  await settled(page);
}

await step("an answer brings another question and says what it changed", async () => {
  await answer();
  expect(
    /Opened|More careful|changed no answer/.test(await page.locator(".changed__says").innerText()),
    "nothing is said",
  );
  await axe(page, "06-answered");
});

await step("answers of somebody entitled open verdicts", async () => {
  await answer();
  for (let more = 0; more < 6 && (await count("Not now")) >= before; more += 1) await answer();
  expect((await count("Not now")) < before, "nothing opened");
});

await step("something that is not in the list can be described, and nothing is filled in for anybody", async () => {
  const described = page.locator(".described__form");
  const send = async () => {
    await described.getByRole("button", { name: "Ask about this" }).focus();
    await page.keyboard.press("Enter");
  };
  await button("Describe an activity").focus();
  await page.keyboard.press("Enter");
  await described.waitFor();
  await send();
  await described.getByText("Still to be said").waitFor();
  expect((await described.locator(".badge").count()) === 0, "a verdict is shown for nothing");
  await axe(page, "06-describe");
  await described.getByLabel("What is it called?").fill("Nodding along");
  await described.getByLabel("Lying on the back").check();
  await described.getByLabel("At home").check();
  const questions = described.locator("select");
  for (let at = 0; at < (await questions.count()); at += 1) await questions.nth(at).selectOption({ index: 1 });
  await described.getByLabel(/hard press on the body/).selectOption({ label: "No" });
  await send();
  await described.locator(".badge").first().waitFor();
  expect(
    (await described.innerText()).includes("This activity is not in the library"),
    "it does not say that it is only as good as the description",
  );
  expect(
    !(await described.locator(".entry__head .badge").innerText()).includes("Fine for you"),
    "a yes although nobody has coded its stress",
  );
  await axe(page, "06-described");
});

await step("a word where a number belongs is asked about; a number that cannot be is refused, and undone", async () => {
  for (let more = 0; more < 20 && (await box.count()) === 0; more += 1) await answer();
  await tabTo(page, box);
  await page.keyboard.type("many");
  await page.keyboard.press("Enter");
  await form.getByText("Write a number").waitFor();
  await axe(page, "07-not-a-number");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("9999999");
  await page.keyboard.press("Enter");
  await page.getByText("We cannot check this now. Ask your team.").waitFor();
  expect((await page.locator(".badge, .count").count()) === 0, "verdicts are shown for a record that was refused");
  await axe(page, "07-refused-answer");
  await page.locator(".cannot-check").getByRole("button", { name: "Undo the last change" }).click();
  await page.locator(".kind").first().waitFor();
  await settled(page);
});

await step("a reason has its rule, its evidence and what would change it", async () => {
  await page.locator(".count", { hasText: "Not now" }).click();
  const kind = page.locator(".kind").first();
  if (!(await kind.evaluate((one) => one.open))) await kind.locator("summary").first().click();
  const entry = page.locator(".entry:visible").first();
  await tabTo(page, entry.locator("summary").first());
  await page.keyboard.press("Enter");
  await entry.locator(".reason").first().waitFor();
  expect((await entry.locator(".reason code").count()) > 1, "no ids of rule and evidence");
  await axe(page, "08-why-exact");
});

await step("the same in plain words", async () => {
  await button("Plain words").click();
  await page.locator(".count", { hasText: "Not for now" }).waitFor();
  await axe(page, "09-why-plain");
  await button("Everyday tasks").click();
  await axe(page, "10-everyday");
});

await step("the first week follows, says who signs it, and can be printed", async () => {
  await link("First week").focus();
  await page.keyboard.press("Enter");
  await page.locator(".day").first().waitFor();
  expect((await page.locator(".day").count()) === 7, "a week has seven days");
  await axe(page, "11-week");
  await page.emulateMedia({ media: "print" });
  await picture(page, "12-week-printed");
  expect(!(await page.getByRole("navigation").isVisible()), "the printed page has links to press");
  await page.emulateMedia({ media: "screen" });
});

await step("the team's view names each bone and who may do what; Back goes back", async () => {
  await link("Your team").click();
  await page.getByRole("heading", { name: "Who may do what" }).waitFor();
  await axe(page, "13-team-plain");
  await button("Exact words").click();
  await axe(page, "14-team-exact");
  await page.goBack();
  await page.locator(".day").first().waitFor();
});

await step("the record is saved as a file, and opened again after starting afresh", async () => {
  await link("Start").click();
  const [download] = await Promise.all([page.waitForEvent("download"), button("Save as a file").click()]);
  const text = readFileSync(await download.path(), "utf8");
  const record = JSON.parse(text);
  expect(record.lesions.length === 2 && text.includes('"source": "oncologist"'), "the file is not the record");
  await button("Start again").click();
  await axe(page, "15-start-again");
  await button("Yes, start again").click();
  await page.getByText("Started again.").waitFor();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "saved.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator(".kind").first().waitFor();
});

await step("a FHIR file is opened, and what was not used of it is listed", async () => {
  await link("Start").click();
  await page.locator("input[type=file]").setInputFiles(`${root}tests/fhir/trap04_free_text.json`);
  await page.getByText(/what was not used/).waitFor();
  await axe(page, "16-fhir");
});

await step("a file that is no record is refused with a mend", async () => {
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "list.json", mimeType: "application/json", buffer: Buffer.from('{"shopping": []}') });
  await page.getByRole("alert").waitFor();
  await axe(page, "17-refused");
});

await step("without the server there is no yes: ask your team", async () => {
  await button("Open an invented person").click();
  await page.locator(".kind").first().waitFor();
  await settled(page);
  await page.route("**/api/**", (route) => route.abort());
  await link("Lesions").click();
  await tick("L4").check();
  await link("What fits").click();
  await page.getByText("We cannot check this now. Ask your team.").waitFor();
  expect((await page.locator(".badge, .count, .entry").count()) === 0, "verdicts are shown without an answer");
  await axe(page, "18-no-server");
  await page.unroute("**/api/**");
  await button("Try again").click();
  await page.locator(".kind").first().waitFor();
});

await step("an answer about an older record is never shown, even when it comes last", async () => {
  const held = Promise.withResolvers?.() ?? {};
  const release = held.promise ?? new Promise((resolve) => (held.resolve = resolve));
  let older = true;
  await page.route("**/api/assess", async (route) => {
    const wait = older;
    older = false;
    if (wait) await release;
    await route.continue().catch(() => undefined); // the page has given that one up
  });
  await link("Lesions").click();
  await tick("L5").check();
  await tick("L5").uncheck();
  await link("Assessment").click();
  await page.getByRole("heading", { name: "Bone by bone" }).waitFor();
  await settled(page);
  const shown = await page.locator("main").innerText();
  held.resolve();
  await page.waitForTimeout(300);
  expect(!shown.includes("L5") && (await page.locator("main").innerText()) === shown, "the older answer came through");
  await page.unroute("**/api/assess");
});

await page.context().close();

const phone = await open({ width: 390, height: 844 });
await step("on a phone nothing runs out of the side, in every view", async () => {
  const fits = async (name) => {
    await axe(phone, name);
    const over = await phone.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over <= 0, `${name}: ${over} pixels too wide`);
  };
  await fits("20-phone-start");
  await phone.getByRole("button", { name: "Open an invented person" }).click();
  await phone.locator(".kind").first().waitFor();
  await fits("21-phone-what-fits");
  await phone.getByRole("link", { name: "First week" }).click();
  await phone.locator(".day").first().waitFor();
  await fits("22-phone-week");
  await phone.getByRole("link", { name: "Your team" }).click();
  await phone.getByRole("heading", { name: "Who may do what" }).waitFor();
  await fits("23-phone-team");
  await phone.getByRole("link", { name: "Bones" }).click();
  await phone.getByRole("heading", { name: "What you have chosen" }).waitFor();
  await fits("24-phone-bones");
  await phone.getByRole("button", { name: "Spine", exact: true }).click();
  await phone
    .getByRole("group", { name: /level by level/ })
    .getByRole("checkbox", { name: /^T7/ })
    .click();
  expect(await phone.getByRole("checkbox", { name: "T7", exact: true }).isChecked(), "T7 is not ticked in the list");
  await fits("25-phone-spine");
});
await phone.context().close();
await browser.close();

await step("nothing was asked of anybody outside, and the browser had nothing to complain about", () => {
  expect(outside.length === 0, outside.join("\n"));
  expect(complaints.length === 0, [...new Set(complaints)].join("\n"));
});

await step("no outside address is anywhere in the built page", () => {
  const names = "http://www.w3.org/"; // names of the languages a page is written in, not addresses
  const found = readdirSync(`${root}web/dist`, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith(".woff2"))
    .flatMap(
      (file) =>
        readFileSync(`${file.parentPath ?? file.path}/${file.name}`, "utf8").match(
          /(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s"'`)]*/gi,
        ) ?? [],
    )
    .filter((one) => !one.startsWith(names));
  expect(found.length === 0, found.slice(0, 5).join("\n"));
});

close();
