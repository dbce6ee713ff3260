import type { Likeness } from '../classifier/likeness.ts';
import type { Pack, Veto } from '../knowledge/knowledge-base.ts';
import type { Consideration, Diagnosis } from './diagnosis.ts';
import { evaluate, type Case } from './evaluate.ts';

/** One report against one pack, every cause weighed: what decisions look at. */
export interface Weighed {
  readonly about: Case;
  readonly pack: Pack;
  readonly considered: readonly Consideration[];
  /** What a trained pack says of the wording; absent when the rules decide alone. */
  readonly likeness: Likeness | undefined;
}

/** Whether only likely causes are said and nothing is asked (`cautious-when`). */
export const isCautious = ({ pack, about }: Weighed): boolean =>
  pack.scope.cautiousWhen !== undefined && evaluate(pack.scope.cautiousWhen, about).truth === 'yes';

/** How sure we must be that a question is welcome: sooner where something is down or measured (`urgent-when`). */
export const questionFor = ({ pack: { scope }, about }: Weighed): 'question' | 'urgent' =>
  scope.urgentWhen === undefined || evaluate(scope.urgentWhen, about).truth === 'yes' ? 'urgent' : 'question';

/** Causes that an answer could still make or unmake. */
export const leftOpen = ({ considered }: Weighed): Consideration[] =>
  considered.filter((c) => c.verdict === 'not-enough-information' || c.verdict === 'possible');

export const firstThatHolds = (vetoes: readonly Veto[], { about }: Weighed): Veto | undefined =>
  vetoes.find((veto) => evaluate(veto.when, about).truth === 'yes');

/** What every diagnosis carries; `changed` takes the place of what was first made of its cause. */
export const common = ({ considered }: Weighed, changed?: Consideration): Pick<Diagnosis, 'considered'> => ({
  considered: changed ? considered.map((c) => (c.entry === changed.entry ? changed : c)) : considered,
});
