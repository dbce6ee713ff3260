import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { exitOnCrash } from './exit-on-crash.ts';
import { createJsonLog } from './json-log.ts';

test('a crash is one line without the words of the error, and ends the process', () => {
  const lines: string[] = [];
  const codes: number[] = [];
  const crashing = Object.assign(new EventEmitter(), { exit: (code: number) => void codes.push(code) });
  exitOnCrash(
    createJsonLog((line) => lines.push(line)),
    crashing,
  );
  const request = { headers: { authorization: 'token ghs_secret' } };
  crashing.emit('uncaughtException', Object.assign(new TypeError('a private key'), { request }));
  expect(JSON.parse(lines.join(''))).toMatchObject({ level: 'error', message: 'crashed', error: 'TypeError' });
  expect(lines.join('')).not.toMatch(/ghs_secret|private key/);
  expect(codes).toEqual([1]);
});
