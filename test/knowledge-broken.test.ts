import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJsonLog } from '../src/node/json-log.ts';
import { parseKnowledge } from '../src/knowledge/parse-knowledge.ts';
import { compileKnowledge, knowledgeFiles, loadKnowledge } from '../src/node/load-knowledge.ts';
import { startApp } from '../src/node/start-app.ts';
import { issueDelivery, requestFor, SECRET } from './support/github/deliveries.ts';
import { FakeGitHub, PRIVATE_KEY } from './support/github/fake-github.ts';
import { APP_ID } from './support/github/routes.ts';

/** So many are in the pack. */
const causes = readdirSync('knowledge/falco').filter((file) => /^[^_].*\.yaml$/.test(file)).length;
/** A copy of the project in which two causes are broken: one in its shape, one as YAML. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'known-cause-broken-'));
  for (const part of ['knowledge', 'scripts', 'src', 'package.json', 'tsconfig.json'])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  spoil('kmod-not-loaded', '    weight: decisive', '    wieght: decisive');
  spoil('btf-missing', 'status: active', 'status: active\nstatus: draft');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function spoil(cause: string, from: string, to: string): void {
  const path = join(folder, 'knowledge/falco', `${cause}.yaml`);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}
const run = (name: string, args: readonly string[], input = ''): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, ['scripts/run.mjs', name, ...args], { input, encoding: 'utf8', cwd: folder });

const REPORT = 'Falco 0.38.1 claims to drop events.\n```\nSimulating syscall event drop\n```\n';
const KMOD =
  /^knowledge\/falco\/kmod-not-loaded\.yaml:\d+:5 kb\/unknown-key: "wieght" is not a known key here \(did you mean "weight"\?\)$/;
const BTF = /^knowledge\/falco\/btf-missing\.yaml:\d+:1 yaml\/duplicate-key: Map keys must be unique \(.+\)$/;

jest.setTimeout(60_000);

describe('a pack with two broken causes', () => {
  test('loads the rest and tells what is left out', async () => {
    const told: string[] = [];
    process.env['KNOWN_CAUSE_ROOT'] = folder;
    const broken = await loadKnowledge((line) => told.push(line));
    delete process.env['KNOWN_CAUSE_ROOT'];
    const sound = await loadKnowledge();
    const ids = (knowledge: typeof sound): string[] =>
      knowledge.packs.flatMap(({ entries }) => entries.map(({ id }) => id));
    const left = new Set(ids(broken));
    expect(ids(sound).filter((id) => !left.has(id))).toEqual(['falco/btf-missing', 'falco/kmod-not-loaded']);
    expect(told).toEqual([expect.stringMatching(BTF), expect.stringMatching(KMOD)]);
  });

  test('of a broken file that causes share the rest is kept', async () => {
    const files = (await knowledgeFiles('.')).map(({ path, text }) => ({
      path,
      text: path.endsWith('/_symptoms.yaml') ? text.replace('    is: yes-no', '    is: yes-no\n    is: count') : text,
    }));
    const { knowledge, problems } = parseKnowledge(files);
    expect(problems.map(({ code, file }) => `${file} ${code}`)).toEqual([
      'knowledge/falco/_symptoms.yaml yaml/duplicate-key',
    ]);
    const sound = parseKnowledge(await knowledgeFiles('.')).knowledge;
    expect(knowledge.packs[0]!.entries).toHaveLength(sound.packs[0]!.entries.length);
  });

  test('still diagnoses in the terminal, with the problems on standard error', () => {
    const { status, stdout, stderr } = run('diagnose', ['-'], REPORT);
    expect(status).toBe(0);
    expect(stdout).toContain('falco/simulate-drops-on');
    const lines = String(stderr)
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^knowledge: /, ''));
    expect(lines).toEqual([expect.stringMatching(BTF), expect.stringMatching(KMOD)]);
  });

  test('still answers as a server, with the problems in the log', async () => {
    const fake = new FakeGitHub();
    await fake.start();
    const log: string[] = [];
    process.env['KNOWN_CAUSE_ROOT'] = folder;
    const who = { APP_ID: String(APP_ID), PRIVATE_KEY, WEBHOOK_SECRET: SECRET, GITHUB_API_URL: fake.url };
    const app = await startApp(
      { ...who, PACING: 'off' },
      createJsonLog((line) => log.push(line)),
    );
    delete process.env['KNOWN_CAUSE_ROOT'];
    const issue = fake.state.addIssue({ title: 'Falco', body: REPORT });
    const { status } = await app.handle(await requestFor(issueDelivery('edited', issue)));
    await fake.stop();
    expect(status).toBe(200);
    expect(issue.comments[0]?.body).toContain('simulate');
    expect(log.filter((line) => line.includes('knowledge entry left out'))).toHaveLength(2);
  });

  test('fails in knowledge:check, which names the two and nothing that follows from them', () => {
    const { status, stdout } = run('knowledge-check', []);
    expect(status).toBe(1);
    expect(String(stdout).match(/^\S+: .*$/gm)).toEqual([
      expect.stringContaining('yaml/duplicate-key: '),
      expect.stringContaining('kb/unknown-key: '),
    ]);
    expect(stdout).toContain(`${causes - 2} causes`);
    expect(stdout).toContain(' 2 errors, 0 warnings');
  });

  test('a typing error in a facts file leaves the causes that use it in place', async () => {
    spoil('_signals-start', '    says: ', '    syas: ');
    const { knowledge, problems } = parseKnowledge(await knowledgeFiles(folder));
    expect(knowledge.packs[0]?.entries).toHaveLength(causes - 2);
    expect(problems.map(({ file, code }) => [file.split('/').at(-1), code])).toEqual([
      ['btf-missing.yaml', 'yaml/duplicate-key'],
      ['_signals-start.yaml', 'kb/unknown-key'],
      ['kmod-not-loaded.yaml', 'kb/unknown-key'],
    ]);
  });

  test('fails the build', async () => {
    await expect(compileKnowledge(folder)).rejects.toThrow(/kmod-not-loaded\.yaml:\d+:5 kb\/unknown-key/);
  });
});
