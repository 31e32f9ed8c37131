import { createInvitations } from '../people/invitations.ts';
import { handsOf } from './hands.ts';
import type { Actor } from './marker.ts';
import type { DemoContext } from './context.ts';

/** Time that a slow machine may need until everybody was answered. */
const PATIENCE_MS = 20_000;

/** Everybody on the page comes in as people do: by an invitation, their consent, and the bot's welcome. */
export async function greet(ctx: DemoContext, actors: readonly Actor[]): Promise<void> {
  const personIds = actors.map(({ personId }) => personId);
  const invitations = await createInvitations(ctx.deps, { personIds });
  await Promise.all(
    actors.map(async ({ user, personId, name }) => {
      const code = invitations.find((one) => one.personId === personId)?.code;
      if (code === undefined) throw new Error(`no invitation for ${name}`);
      const hands = await handsOf(ctx, user);
      await hands.write(`/start ${code}`);
      const consent = await hands.find(({ tap }) => tap.verb === 'join.yes', PATIENCE_MS);
      if (consent === null) throw new Error(`the bot did not answer ${name}`);
      await hands.press(consent);
    }),
  );
}
