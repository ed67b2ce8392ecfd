import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Rules of accessibility that the page breaks, each with its first place. Our pages have no frames, so that one page tells all
 * (legacy mode), and only what is broken is told at length.
 */
export async function axeFindings(page: Page, without: string[] = []): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .disableRules(without);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
}
