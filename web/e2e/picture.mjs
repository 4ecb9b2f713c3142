// The picture in README.md: the invented person's bones, as they are shown. Run: METTLE_URL=... npm run picture
import { browser, open, root, settled } from "./browser.mjs";

const page = await open({ width: 1180, height: 800 });
await page.getByRole("button", { name: /invented/i }).first().click();
await settled(page);
await page.getByRole("link", { name: /^Bones$|^Lesions$/ }).click();
await settled(page);
await page.evaluate(() => window.scrollTo(0, 330));
await page.waitForTimeout(300);
await page.screenshot({ path: `${root}docs/screens/page.png` });
await browser.close();
