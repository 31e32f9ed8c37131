/** localStorage that never throws (private windows, full disks): what cannot be kept is simply not kept. */
export function recall<T>(key: string, otherwise: T): T {
  try {
    const kept = localStorage.getItem(`xiaoer:${key}`);
    return kept === null ? otherwise : (JSON.parse(kept) as T);
  } catch {
    return otherwise;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    if (value === null || value === '') localStorage.removeItem(`xiaoer:${key}`);
    else localStorage.setItem(`xiaoer:${key}`, JSON.stringify(value));
  } catch {
    // the page goes on without
  }
}
