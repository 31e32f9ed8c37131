/** What a span may tell: ids and kinds, never what somebody wrote. */
export type Facts = Record<string, string | number | undefined>;
type About = { parent?: string | null | undefined; facts?: Facts };

/** Where an update is on its way to the notices it leads to. A trace is passed on as a W3C `traceparent`, in rows too. */
export type Tracing = {
  /** Does the work as one span; `trace` is for what the work leads to. */
  span: <T>(name: string, about: About, work: (trace: string | undefined) => Promise<T>) => Promise<T>;
  /** A span of no length. @returns its trace */
  mark: (name: string, about?: About) => string | undefined;
  /** Sends what is not sent yet. */
  stop: () => Promise<void>;
};

/** Where nobody collects traces, nothing is made and nothing kept. */
export const noTracing: Tracing = {
  span: (_name, _about, work) => work(undefined),
  mark: () => undefined,
  stop: async () => {},
};
