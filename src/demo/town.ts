import type { Locale } from '../text/locale.ts';
import { cadres, grids, players } from './cast.ts';
import { inEnglish } from './english.ts';
import { enterprises } from './enterprises.ts';

const town = { cadres, grids, players, enterprises };

/** Who and what the demo is about, called as a language calls them. */
export const townIn = (locale: Locale): typeof town => (locale === 'en' ? inEnglish(town) : town);
