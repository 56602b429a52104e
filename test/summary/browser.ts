import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** A Chromium: the one that CHROMIUM names, or one on the PATH; undefined where there is none. */
export const browserPath = (): string | undefined =>
  process.env.CHROMIUM ?? (process.env.PATH ?? '').split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name))).find((file) => existsSync(file));
