import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds wrong on a page: each rule, with the elements that break it. */
export const violationsOf = async (
  page: Page,
  withoutRules: readonly string[] = [],
): Promise<(readonly [rule: string, html: readonly string[]])[]> => {
  // There are no frames. Run piece by piece, axe also hands over all that is right, ten times as slowly.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .disableRules([...withoutRules])
    .analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};
