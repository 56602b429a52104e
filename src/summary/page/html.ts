import { createHash } from 'node:crypto';
import { h, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { resourceView } from './resource-view';
import { STYLE } from './style';
import { StackSummary, Summary } from '../summary';
import { Timeline } from '../timeline';
import { timelineOf } from '../timeline-of';
import { verdictOf } from '../verdict';
import { inLines, inOneLine } from '../words';

/**
 * The summary as one page that needs nothing beside itself, and lets nothing run.
 *
 * @param now Ages are told as of then.
 */
export function htmlOf(summary: Summary, timelines: readonly Timeline[], now = new Date()): string {
  return `<!DOCTYPE html>\n${renderToString(page(summary, timelines, now))}\n`;
}

const POLICY = [
  'default-src \'none\'',
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'base-uri \'none\'',
  'form-action \'none\'',
].join('; ');

function page(summary: Summary, timelines: readonly Timeline[], now: Date): VNode {
  const { headline, tone, counts } = verdictOf(summary);
  return h('html', { lang: 'en' },
    h('head', null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', 'content': POLICY }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('title', null, headline),
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } })),
    h('body', null, h('main', null,
      h('h1', { class: tone }, h('span', null, headline)),
      h('p', { class: 'soft' }, counts.join(' · ')),
      summary.stacks.map((stack, index) => stackView(stack, `s${index}`, timelines, now)))));
}

function stackView({ folder, error, resources }: StackSummary, id: string, timelines: readonly Timeline[],
  now: Date): VNode {
  return h('section', { 'aria-labelledby': id },
    h('h2', { id }, h('bdi', null, inOneLine(folder))),
    error === null ? null : h('pre', null, inLines(error)),
    resources.map((resource, index) => resourceView(resource, `${id}-${index}`, timelineOf(resource, timelines), now)),
    error === null && resources.length === 0 ? h('p', { class: 'soft' }, 'No resource of this provider.') : null);
}
