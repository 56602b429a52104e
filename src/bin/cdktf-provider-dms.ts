import { runProgram } from '../command-line/program';

void runProgram(process.argv.slice(2), __dirname).then((code) => {
  process.exitCode = code;
});
