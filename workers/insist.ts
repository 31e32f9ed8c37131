/** What was sent must be noted, else it is sent again: a hiccup of the database is waited out. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (const ms of [200, 1000, 5000]) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return work();
}
