/** Who has the console: those who answer for the whole town. */
export const consoleRoles = ['dispatcher', 'leader', 'head', 'supervisor'] as const;
