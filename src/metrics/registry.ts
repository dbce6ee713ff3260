type Labels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  add(labels?: Labels, by?: number): void;
  value(labels?: Labels): number;
}

/** So many different label sets of one counter are kept apart; further ones are counted together as `other`. */
const MAX_SERIES = 300;

/** Counters and gauges, written as OpenMetrics text. Labels are names from closed sets, never words of a report. */
export class Registry {
  private readonly parts: { readonly head: readonly string[]; readonly lines: () => Promise<string[]> }[] = [];

  counter(name: string, help: string, labelNames: readonly string[] = []): Counter {
    const series = new Map<string, number>();
    const other = labelsText(Object.fromEntries(labelNames.map((label) => [label, 'other'])));
    const keyOf = (labels: Labels): string => labelsText(labels);
    this.parts.push({
      head: [`# HELP ${name} ${help}`, `# TYPE ${name} counter`],
      lines: async () => [...series].map(([labels, value]) => `${name}_total${labels} ${value}`),
    });
    return {
      add: (labels = {}, by = 1) => {
        const key = keyOf(labels);
        const kept = series.has(key) || series.size < MAX_SERIES ? key : other;
        series.set(kept, (series.get(kept) ?? 0) + by);
      },
      value: (labels = {}) => series.get(keyOf(labels)) ?? 0,
    };
  }

  /** Read when asked for; a label set with an absent value is left out. */
  gauge(name: string, help: string, read: () => Promise<readonly (readonly [Labels, number | undefined])[]>): void {
    this.parts.push({
      head: [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`],
      lines: async () =>
        (await read()).flatMap(([labels, value]) =>
          value === undefined ? [] : [`${name}${labelsText(labels)} ${value}`],
        ),
    });
  }

  async text(): Promise<string> {
    const parts = await Promise.all(this.parts.map(async ({ head, lines }) => [...head, ...(await lines())]));
    return [...parts.flat(), '# EOF'].join('\n');
  }
}

function labelsText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (value: string): string =>
  value
    .slice(0, 100)
    .replaceAll(/[\\"]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
