import type { Command } from './command.ts';

/** Every command, in the order of the help; each is read only when it is asked for. */
export const loaders: Record<string, () => Promise<Command>> = {
  demo: async () => (await import('./demo.ts')).demoCommand,
  start: async () => (await import('./start.ts')).startCommand,
  import: async () => (await import('./import.ts')).importCommand,
  template: async () => (await import('./template.ts')).templateCommand,
  leave: async () => (await import('./leave.ts')).leaveCommand,
  invites: async () => (await import('./invites.ts')).invitesCommand,
  policy: async () => (await import('./policy.ts')).policyCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  dead: async () => (await import('./dead.ts')).deadCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  retain: async () => (await import('./retain.ts')).retainCommand,
  hold: async () => (await import('./hold.ts')).holdCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  wake: async () => (await import('./wake.ts')).wakeCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
};

/** What people need; the others are under --help. */
export const mainCommands = ['demo', 'start', 'import', 'invites', 'doctor'];
