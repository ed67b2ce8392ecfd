import { zonesOf } from '../../content/place/zones-of.ts';
import type { Link } from '../link/link.ts';

/** Tells that only the question is on the glass: no zone of the plan shows a slide. Gives whether it could be told. */
export const tellAsking = (link: Pick<Link, 'state' | 'read' | 'painted'>): boolean => {
  const state = link.state();
  if (state.kind !== 'paired' || state.content === null) return false;
  const time = Math.round(link.read().time);
  for (const zone of zonesOf(state.content.part.screen.zones)) link.painted({ zone, entry: null, slide: null, time });
  return true;
};
