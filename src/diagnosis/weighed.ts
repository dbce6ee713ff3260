import type { Likeness } from '../classifier/likeness.ts';
import type { Condition, Pack, Veto } from '../knowledge/knowledge-base.ts';
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

const isSo = (part: Condition | undefined, about: Case): boolean =>
  part !== undefined && evaluate(part, about).truth === 'yes';

/** Whether nobody seeks help (`unsought-when`). */
export const isUnsought = ({ pack, about }: Weighed): boolean => isSo(pack.scope.unsoughtWhen, about);

/** Whether only likely causes are said and nothing is asked (`cautious-when`, and where nobody seeks help). */
export const isCautious = (weighed: Weighed): boolean =>
  isUnsought(weighed) || isSo(weighed.pack.scope.cautiousWhen, weighed.about);

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
