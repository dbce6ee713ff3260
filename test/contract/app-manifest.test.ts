import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DESCRIPTION } from '../support/github/contract.ts';

interface Manifest {
  readonly name: string;
  readonly url: string;
  readonly public: boolean;
  readonly default_events: readonly string[];
  readonly default_permissions: Readonly<Record<string, string>>;
}

const text = readFileSync('app.yml', 'utf8');
const manifest = parse(text) as Manifest;
const known = (DESCRIPTION.components.schemas['app-permissions'] as { properties: Record<string, { enum: string[] }> })
  .properties;

test('the manifest has the keys that GitHub knows and no webhook address of its own', () =>
  expect(Object.keys(manifest).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'default_events',
    'default_permissions',
    'description',
    'name',
    'public',
    'url',
  ]));

test('its events are those that the app listens to, by GitHub’s names', () => {
  expect(manifest.default_events).toEqual(['issues', 'issue_comment']);
  for (const event of manifest.default_events) expect(DESCRIPTION.events).toContain(event);
  const listened = [...readFileSync('src/github/create-app.ts', 'utf8').matchAll(/'(issues|issue_comment)\.\w+'/g)];
  expect([...new Set(listened.map((found) => found[1]))]).toEqual(manifest.default_events);
});

test('its permissions exist, are the least, and each has its reason above it', () => {
  expect(manifest.default_permissions).toEqual({ issues: 'write', metadata: 'read', contents: 'read' });
  for (const [name, level] of Object.entries(manifest.default_permissions)) {
    expect(known[name]?.enum).toContain(level);
    expect(text).toMatch(new RegExp(`  # .+\\n  ${name}: ${level}`));
  }
});
