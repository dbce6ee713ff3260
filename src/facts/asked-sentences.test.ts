import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (name: string, body: string): string => valuesOf(falcoFacts(body, { title: 'Falco' }), name);

describe('questions and wishes state nothing', () => {
  test.each([
    ['install.method', 'Are there plans for an official Terraform module for Falco?'],
    ['install.method', 'Not sure yet how we should deploy Falco. Would helm be your advice for 20 nodes?'],
    ['kernel.release', 'Could someone offer drivers of Falco for 6.9.1-060901-generic? It is for a demo.'],
    ['os.id', 'Could someone maintain a package of Falco for openSUSE?'],
  ])('%s: %s', (name, body) => {
    expect(read(name, body)).toBe('');
  });

  test.each([
    ['install.method', 'Would you recommend a larger buffer? Our Falco comes from the helm chart.', 'helm'],
    ['platform', 'Which buffer of Falco would you recommend for our EKS nodes?', 'eks'],
    ['os.id', 'Falco fails. Could you publish a module? Our hosts have Debian 12.', 'debian'],
  ])('but what the reporter has is stated: %s: %s', (name, body, expected) => {
    expect(read(name, body)).toBe(expected);
  });
});
