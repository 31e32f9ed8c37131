/** Work that takes long: a plan in place of the limit. */
export type LongerEvent = { type: 'go_long_term'; text: string } | { type: 'end_long_term'; text: string };
