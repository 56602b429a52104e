import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askGo } from '../client/transport/go-proxy-answers';
import { PROXY_QUESTIONS } from '../client/transport/proxy-questions';

// Records what Go says: npx ts-node -P test/tsconfig.json test/vectors/record-proxy-vectors.ts
const said = askGo(PROXY_QUESTIONS);
if (!said) throw new Error('There is no Go on the PATH.');
const vectors = PROXY_QUESTIONS.map(({ environment, urls }, at) => ({
  environment,
  answers: Object.fromEntries(urls.map((url, which) => [url, said.answers[at][which]])),
}));
const lines = vectors.map((vector) => JSON.stringify(vector)).join(',\n');
writeFileSync(join(__dirname, 'proxy-vectors.json'), `{"go":"${said.go}","vectors":[\n${lines}\n]}\n`);
