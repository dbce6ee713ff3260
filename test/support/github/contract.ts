import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { jsonOf } from './json-of.ts';

interface Description {
  readonly events: readonly string[];
  readonly operations: Readonly<Record<string, Operation>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Operation {
  readonly request: object | null;
  readonly answers: Readonly<Record<string, object | null>>;
}

/** The part of GitHub's own OpenAPI description that the app uses; see `scripts/extract-openapi.mjs`. */
export const DESCRIPTION = JSON.parse(readFileSync('test/contract/github-openapi.json', 'utf8')) as Description;

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a request body, by GitHub's description; empty when nothing is. */
export const problemsOfRequest = (operation: string, body: unknown): string[] =>
  problems(`${operation} request`, DESCRIPTION.operations[operation]?.request, body);

/** What is wrong with an answer of the fake. Errors have no schema here and only need a status. */
export function problemsOfAnswer(operation: string, status: number, body: unknown): string[] {
  if (status >= 400) return [];
  const described = DESCRIPTION.operations[operation];
  if (!described) return [`${operation}: not in the description`];
  if (!(status in described.answers)) return [`${operation}: GitHub does not answer ${status}`];
  return problems(`${operation} ${status}`, described.answers[status], body);
}

function problems(name: string, schema: object | null | undefined, body: unknown): string[] {
  if (!schema) return body === undefined ? [] : [`${name}: has a body`];
  const known = compiled.get(name);
  const validate = known ?? ajv.compile({ ...schema, components: DESCRIPTION.components });
  compiled.set(name, validate);
  // As it travels: without what JSON leaves out.
  if (validate(JSON.parse(jsonOf(body ?? null)))) return [];
  return (validate.errors ?? []).map((error) => `${name}${error.instancePath}: ${error.message ?? ''}`);
}
