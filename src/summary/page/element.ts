import { ComponentChildren, h, VNode } from 'preact';

/** An element of HTML or SVG; all text in it is escaped when it is written. */
export const element = (tag: string, attributes: Readonly<Record<string, unknown>> | null,
  ...children: ComponentChildren[]): VNode => h<object>(tag, attributes, ...children);
