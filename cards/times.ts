import { momentText, soonText, timeText } from '../src/text/format.ts';
import type { Place } from './kit.ts';
import { words } from './words.ts';

/** The zone is said to whom their own clock shows another time. */
const zoned = ({ zone, own = zone }: Place, instant: string, time: string): string =>
  timeText(instant, own) === timeText(instant, zone) ? time : words('card.inZone', { time, zone });

/** As `momentText`, for whoever reads the card: `Thu 26 Nov, 10:00 (Europe/London)` where they are elsewhere. */
export const momentIn = (place: Place, instant: string): string =>
  zoned(place, instant, momentText(instant, place.zone, place.today));

/** As `soonText`, for whoever reads the card. */
export const soonIn = (place: Place, instant: string): string =>
  zoned(place, instant, soonText(instant, place.zone, place.today));
