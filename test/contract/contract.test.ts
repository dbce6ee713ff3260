import { expect, test } from '@jest/globals';
import { statSync } from 'node:fs';
import { DESCRIPTION, problemsOfAnswer, problemsOfRequest } from '../support/github/contract.ts';
import { ROUTES } from '../support/github/routes.ts';

const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

test('the description covers every route of the fake and is small', () => {
  for (const operation of Object.keys(ROUTES)) expect(Object.keys(DESCRIPTION.operations)).toContain(operation);
  expect(statSync('test/contract/github-openapi.json').size).toBeLessThan(70_000);
});

test('wrong requests and answers are found', () => {
  expect(problemsOfRequest(CREATE, { body: 'x' })).toEqual([]);
  expect(problemsOfRequest(CREATE, { text: 'x' })).not.toEqual([]);
  expect(problemsOfRequest('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { body: 'x' })).not.toEqual([]);
  expect(problemsOfAnswer(CREATE, 201, { id: 'text' })).not.toEqual([]);
  expect(problemsOfAnswer(CREATE, 200, {})).not.toEqual([]);
  expect(problemsOfAnswer('GET /unknown', 200, {})).not.toEqual([]);
});
