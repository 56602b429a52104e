import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, chromium, Page } from 'playwright-core';
import { toldWith } from './any-text';
import { browserPath } from './browser';
import { BEGIN, ROLL, STACKS, summaryOf } from './rolls';
import { htmlOf } from '../../src/summary';

const executablePath = browserPath();
const inBrowser = executablePath === undefined ? describe.skip : describe;
if (executablePath === undefined) {
  process.stderr.write('Skipped: the page is looked at in Chromium, and there is none. Install `chromium`, or name one in CHROMIUM.\n');
}

const folder = mkdtempSync(join(tmpdir(), 'dms-page-'));
const written = (name: string, html: string) => {
  writeFileSync(join(folder, name), html);
  return pathToFileURL(join(folder, name)).href;
};
const now = new Date(BEGIN + 3_600_000);
const roll = written('roll.html', htmlOf(summaryOf(STACKS), [ROLL], now));
const hostile = toldWith('<img src=x onerror="document.title=\'owned\'"></style><script>document.title="owned"</script>' + 'long'.repeat(60));
const attacked = written('attacked.html', htmlOf(hostile.summary, hostile.timelines, now));

interface Bar {
  readonly x: number;
  readonly right: number;
  readonly height: number;
}
const BARS = '[...document.querySelectorAll("figure > svg rect")].map((one) => one.getBoundingClientRect().toJSON())';

inBrowser('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    // The sandbox of Chromium cannot be had by root, which is who runs in containers
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => browser?.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  async function opened(url: string, colorScheme: 'light' | 'dark', width: number): Promise<{ page: Page; said: string[] }> {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => said.push(...request.url() === url ? [] : [request.url()]));
    await page.goto(url);
    return { page, said };
  }

  const inPage = async <T>(page: Page, script: string) => page.evaluate(script) as Promise<T>;
  const WIDER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  const LIGHTNESS = 'getComputedStyle(document.body)';
  const lightness = (color: string) => color.match(/\d+/g)!.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;

  test.each([[1100, 'light'], [1100, 'dark'], [360, 'light'], [360, 'dark']] as const)(
    '%d pixels wide and %s it needs no scrolling to the side, and text stands out from its ground',
    async (width, scheme) => {
      const { page, said } = await opened(roll, scheme, width);
      expect(await inPage(page, WIDER)).toBe(0);
      const paper = lightness(await inPage(page, `${LIGHTNESS}.backgroundColor`));
      const ink = lightness(await inPage(page, `${LIGHTNESS}.color`));
      expect(scheme === 'light' ? paper - ink : ink - paper).toBeGreaterThan(0.6);
      for (const name of ['telemetry', 'audit-trial']) expect(await page.getByText(name, { exact: true }).first().isVisible()).toBe(true);
      expect(said).toEqual([]);
    },
  );

  test('each instance has its bar, within the picture and with a height that does not depend on the width', async () => {
    for (const width of [360, 1100]) {
      const { page } = await opened(roll, 'light', width);
      const bars = await inPage<Bar[]>(page, BARS);
      expect(bars.length).toBeGreaterThanOrEqual(12);
      for (const bar of bars) {
        expect({ ...bar, inside: bar.x >= 0 && bar.right <= width }).toMatchObject({ height: 12, inside: true });
      }
    }
  });

  test('a screen reader finds the picture by its title, and tables also where they are laid out as cards', async () => {
    const { page } = await opened(roll, 'light', 360);
    expect(await page.getByRole('img', { name: 'The restart of 12 instances over time' }).count()).toBe(1);
    expect(await page.getByRole('table').count()).toBeGreaterThanOrEqual(2);
    expect(await page.getByRole('row').count()).toBeGreaterThan(12);
  });

  test.each([360, 1100])('names that are scripts run nothing, load nothing and widen nothing, %d pixels wide', async (width) => {
    const { page, said } = await opened(attacked, 'light', width);
    expect(said).toEqual([]);
    expect(await page.title()).toBe('Failed in 1 of 1 folder');
    expect(await inPage(page, WIDER)).toBe(0);
    expect(await inPage(page, 'document.querySelectorAll("img, script").length')).toBe(0);
  });
});
