/**
 * Days off and make-up days by the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知), month-day,
 * `a/b` = from a to b. Plain weekends are left out.
 */
type Year = { off: string; work: string };

export const PUBLISHED: Readonly<Record<number, Year>> = {
  2024: {
    off: '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    work: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    work: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    work: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

/** Statutory days (放假办法 2024, Art 2) of years whose notice is not out: no bridge days, no make-up days. */
export const STATUTORY: Readonly<Record<number, string>> = {
  2027: '01-01 02-05/02-08 04-05 05-01/05-02 06-09 09-15 10-01/10-03',
};

/** The statutory days that stand on the same date every year. */
export const FIXED = '01-01 05-01/05-02 10-01/10-03';
