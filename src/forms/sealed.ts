/**
 * Conversations about conduct reports. While one is open, what was said in it is kept sealed in its row; once it is
 * over, the row says nothing of it any more.
 */
export const sealedForms: readonly string[] = [
  'report_conduct',
  'conduct_more',
  'conduct_trouble',
  'report_ask',
  'report_note',
  'report_close',
];

export const isSealed = (form: string): boolean => sealedForms.includes(form);
