import type { Line, Region, RegionKind } from './issue-document.ts';

/** What all lines of a region share. */
export interface Place {
  readonly kind: RegionKind;
  readonly field?: string | undefined;
  readonly language?: string | undefined;
  readonly fenced?: boolean;
  /** Regions of different blocks never melt together. */
  readonly block?: number;
}

/** Collects lines in reading order; neighbours of one place become one region. Blank lines belong to none. */
export class RegionBuilder {
  readonly regions: Region[] = [];
  readonly lines: Line[] = [];
  private open: { place: Place; lines: Line[]; last: number } | undefined;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  add(place: Place, number: number, raw: string, text: string): void {
    const line: Line = { source: this.source, number, raw, text, kind: place.kind };
    const open = this.open;
    if (!open || !same(open.place, place) || (number > open.last + 1 && !place.fenced)) {
      const lines: Line[] = [];
      this.open = { place, lines, last: number };
      this.regions.push({
        kind: place.kind,
        source: this.source,
        fenced: place.fenced ?? false,
        lines,
        ...(place.field === undefined ? {} : { field: place.field }),
        ...(place.language === undefined || place.language === '' ? {} : { language: place.language }),
      });
    }
    const current = this.open!;
    current.lines.push(line);
    current.last = number;
    this.lines.push(line);
  }
}

const same = (a: Place, b: Place): boolean =>
  a.kind === b.kind && a.field === b.field && a.language === b.language && a.fenced === b.fenced && a.block === b.block;
