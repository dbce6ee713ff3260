// Cuts the operations that the app uses out of GitHub's OpenAPI description, for test/contract/:
//   npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
//   node scripts/extract-openapi.mjs package/generated/api.github.com.json
import { readFileSync, writeFileSync } from 'node:fs';

const OPERATIONS = [
  'GET /app',
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/reactions',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/reactions',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /app/hook/deliveries',
  'POST /app/hook/deliveries/{delivery_id}/attempts',
  'GET /app/installations',
  'GET /installation/repositories',
  'GET /repos/{owner}/{repo}/issues',
];
const WORDS = new Set(['description', 'title', 'example', 'examples', 'summary', 'externalDocs', 'default']);
const OUT = 'test/contract/github-openapi.json';

const source = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const at = (ref) =>
  ref
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], source);
const components = {};

/** A schema without prose; the schemas that it refers to go into `components`. */
function take(node) {
  if (Array.isArray(node)) return node.map(take);
  if (typeof node !== 'object' || node === null) return node;
  if (node.$ref) {
    const name = node.$ref.split('/').at(-1);
    if (!(name in components)) {
      components[name] = {};
      components[name] = take(at(node.$ref));
    }
    return { $ref: `#/components/schemas/${name}` };
  }
  const kept = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties')
      kept.properties = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, take(one)]));
    else if (!WORDS.has(key) && !key.startsWith('x-')) kept[key] = take(value);
  }
  if (!kept.nullable) return kept;
  delete kept.nullable;
  return { anyOf: [kept, { type: 'null' }] };
}

const json = (body) =>
  body?.content?.['application/json']?.schema ? take(body.content['application/json'].schema) : null;
const operations = {};
for (const name of OPERATIONS) {
  const [method, path] = name.split(' ');
  const operation = source.paths[path][method.toLowerCase()];
  const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  operations[name] = {
    request: json(operation.requestBody),
    answers: Object.fromEntries(
      answers.map(([status, answer]) => [status, json(answer.$ref ? at(answer.$ref) : answer)]),
    ),
  };
}
const events = [...new Set(Object.values(source['x-webhooks'] ?? {}).map((hook) => hook.post['x-github']?.subcategory))]
  .filter(Boolean)
  .sort((a, b) => (a < b ? -1 : 1));
const from = { description: source.info.title, version: source.info.version, license: source.info.license.name };
writeFileSync(OUT, `${JSON.stringify({ from, events, operations, components: { schemas: components } })}\n`);
process.stdout.write(
  `${OUT}: ${Object.keys(operations).length} operations, ${Object.keys(components).length} schemas\n`,
);
