/** The text of a new cause, with a place for everything that a cause needs. `reviewed` is an ISO date. */
export function newCause(id: string, title: string, reviewed: string): string {
  return `# yaml-language-server: $schema=../schema/cause.schema.json
schema: cause/1
id: ${id}
title: ${JSON.stringify(title)}
summary: |
  Why this happens, in one to three sentences for the person who has the trouble.
status: draft            # a draft is never more than "possible"; active when two people have read it. Examples say what an active one does.
reviewed: ${reviewed}
# Leave applies-to out when every release can have it.
applies-to: {check: 'falco.version >= 0.35.0'}

# The symptom that must be reported; without it the cause is never considered, and nobody is asked for it.
# No fact fits? told and match may stand here too.
requires:
  any:
    - check: symptom.cpu-high is yes
    # A start error is its own symptom: put the line that Falco prints here, match: 'Error: cannot open \\S+', in: [log, command]
    - told: 'memory + grows'   # ideas that one sentence of the reporter names; npm run -s knowledge:facts lists them

# Evidence. How much rarer is it in other issues? half: hint · a quarter: moderate · one in 16: strong · one in 256: decisive.
signs:
  a-line-of-the-log:
    says: Falco prints this and that
    weight: strong
    match: 'words of the line, numbers as (\\d+)'
    in: [log, command]
  a-fact:
    says: "the driver is {driver}"
    weight: moderate
    check: driver is kmod|ebpf

# Evidence against (same form), and what excludes the cause altogether.
rules-out:
  mended:
    says: this release has the mend
    check: falco.version >= 0.45.0

remedies:
  - id: what-to-do
    title: What to do, as a short order
    steps: |
      What to change and why it helps. One remedy for each release that the cause applies to; split with "when".
    config: |
      key: value
    helm: |
      falco:
        key: value

verify:
  - run: a command
    expect: what it prints when it has helped
trade-off: what the remedy costs
references:
  - {kind: docs, url: "https://falco.org/docs/", title: Title of the page}

# At least two that match and two near-misses, written as people write.
examples:
  - name: the usual report
    title: title of the issue
    issue: |
      Falco 0.39.1 drops events.
      \`\`\`
      words of the line, numbers as 42
      \`\`\`
    expect: possible
  - name: another report
    issue: |
      …
    expect: possible
  - name: looks alike but is not
    issue: |
      …
    expect: no-match
  - name: already mended
    issue: |
      …
    expect: ruled-out
    because: mended
`;
}
