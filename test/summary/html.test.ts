import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { anyText, toldWith } from './any-text';
import { BEGIN, ROLL, STACKS, summaryOf } from './rolls';
import { htmlOf } from '../../src/summary';

const NOW = new Date(BEGIN + 3_600_000);
const page = () => htmlOf(summaryOf(STACKS), [ROLL], NOW);

/** The tags of a page, in their order, without what they say of themselves. */
const tagsOf = (html: string) => [...html.matchAll(/<(\/?[a-z][a-z0-9]*|!DOCTYPE)/gi)].map(([, tag]) => tag);

test('the page allows its own style by its digest, and nothing else', () => {
  const style = /<style>([^]*?)<\/style>/.exec(page())![1];
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page())![1].replace(/&#39;/g, '\'');
  expect(policy).toBe(`default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`);
  expect(page()).not.toMatch(/<(script|link|img|iframe|object)|\s(src|href|style|on\w+)=|url\(|@import/i);
});

test('the picture has a title, a description of every instance, and all of it again in a table', () => {
  const html = page();
  expect(html).toContain('>The restart of 12 instances over time</title>');
  expect(/<desc[^>]*>([^<]*)</.exec(html)![1]).toContain('inventory: done, 6 min. orders: done, 5 min 54 s.');
  const times = html.slice(html.indexOf('Times in UTC'));
  expect(times).toContain('02:12:54');
  expect(times).toContain('>20 min 6 s<');
});

test('an instance waited for one that ended before it began, and each end lets one other begin as long as there is one', () => {
  const waits = [...page().matchAll(/data-label="after">(?:<bdi>([^<]*)|<span)/g)].map(([, name]) => name);
  const none = /data-label="after"><span|class="none" data-label="after"/;
  expect(page()).toMatch(none);
  expect(waits.filter((name) => name === 'inventory')).toHaveLength(3);
  for (const name of ['orders', 'billing', 'payments', 'shipping']) expect(waits.filter((one) => one === name)).toHaveLength(1);
});

test('whatever a name holds, the page keeps its elements', () => {
  const plain = tagsOf(htmlOf(toldWith('name').summary, toldWith('name').timelines, NOW));
  fc.assert(fc.property(anyText.filter((text) => text.trim() !== ''), (text) => {
    const { summary, timelines } = toldWith(`x${text}`);
    const html = htmlOf(summary, timelines, NOW);
    expect(tagsOf(html)).toEqual(plain);
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]/);
  }));
});
