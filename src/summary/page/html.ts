import { createHash } from 'node:crypto';
import { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { element } from './element';
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
  return element('html', { lang: 'en' },
    element('head', null,
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', 'content': POLICY }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'referrer', content: 'no-referrer' }),
      element('title', null, headline),
      element('style', { dangerouslySetInnerHTML: { __html: STYLE } })),
    element('body', null, element('main', null,
      element('h1', { class: tone }, element('span', null, headline)),
      element('p', { class: 'soft' }, counts.join(' · ')),
      summary.stacks.map((stack, index) => stackView(stack, `s${index}`, timelines, now)))));
}

function stackView({ folder, error, resources }: StackSummary, id: string, timelines: readonly Timeline[],
  now: Date): VNode {
  return element('section', { 'aria-labelledby': id },
    element('h2', { id }, element('bdi', null, inOneLine(folder))),
    error === null ? null : element('pre', null, inLines(error)),
    resources.map((resource, index) => resourceView(resource, `${id}-${index}`, timelineOf(resource, timelines), now)),
    error === null && resources.length === 0 ? element('p', { class: 'soft' }, 'No resource of this provider.') : null);
}
