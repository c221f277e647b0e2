import type { Choice } from '../cards/inputs.ts';
import { isRegion } from '../src/domain/calendar.ts';

/** The regions offered in the set-up; any other that date-holidays knows can be typed by command. */
const OFFERED =
  'AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GB-ENG GB-NIR GB-SCT GB-WLS GR HK HR HU ID IE IL IN IS IT JP KE KR LT LU LV MT MX MY NG NL NO NZ PH PL PT RO SA SE SG SI SK TH TR TW UA US ZA'.split(
    ' ',
  );

const PARTS: Readonly<Record<string, string>> = {
  'GB-ENG': 'England',
  'GB-NIR': 'Northern Ireland',
  'GB-SCT': 'Scotland',
  'GB-WLS': 'Wales',
};

const countries = new Intl.DisplayNames('en-GB', { type: 'region' });

const titleOf = (region: string): string => {
  const [country = region, ...part] = region.split('-');
  const name = countries.of(country) ?? country;
  return part.length === 0 ? name : `${name} (${PARTS[region] ?? part.join('-')})`;
};

/** Holidays regions to choose from, the committee's own first. */
export const regionChoices = (own: string | undefined): readonly Choice[] =>
  [...new Set([...(own ? [own] : []), ...OFFERED])]
    .filter(isRegion)
    .map((value) => ({ value, title: titleOf(value) }));
