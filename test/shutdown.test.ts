import { expect, it } from 'vitest';
import { bundleProgram, runProgram } from './support/program.ts';

const file = await bundleProgram('test/shutdown-program.ts');

async function running(args: object) {
  const program = runProgram(file, args);
  expect(await program.read()).toBe('running');
  // The signal handlers are in place a moment after the first line.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return program;
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'on %s says so at once, closes what was opened last first, and ends with 0',
  async (signal) => {
    const program = await running({});
    program.child.kill(signal);
    const t = performance.now();

    expect(await program.read()).toBe('stopping');
    expect(performance.now() - t).toBeLessThan(1000);
    expect([await program.read(), await program.read(), await program.read()]).toEqual([
      'closing intake',
      'closing queues',
      'closing database',
    ]);
    expect(await program.exited).toBe(0);
  },
);

it('closes the rest when one part fails to close', async () => {
  const program = await running({ bad: true });
  program.child.kill('SIGTERM');
  for (const line of ['stopping', 'closing intake', 'closing queues', 'closing database'])
    expect(await program.read()).toBe(line);

  expect(await program.exited).toBe(0);
});

it('takes the echo of one Ctrl-C for the same, and a second one for an order', async () => {
  const program = await running({ slow: true });
  program.child.kill('SIGINT');
  program.child.kill('SIGINT');
  for (const line of ['stopping', 'closing intake', 'closing queues'])
    expect(await program.read()).toBe(line);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(program.child.exitCode).toBeNull();
  program.child.kill('SIGINT');

  expect(await program.read()).toBe('forced');
  expect(await program.exited).toBe(130);
});

it('does not wait for ever for a part that does not close', async () => {
  const program = await running({ slow: true, withinMs: 300 });
  program.child.kill('SIGTERM');

  expect(await program.exited).toBe(1);
});

it('closes everything and ends with 1 when something vital is lost', async () => {
  const program = runProgram(file, { lost: true });
  const lines = [];
  for (let i = 0; i < 4; i++) lines.push(await program.read());

  expect(lines).toEqual(['running', 'closing intake', 'closing queues', 'closing database']);
  expect(await program.exited).toBe(1);
});
