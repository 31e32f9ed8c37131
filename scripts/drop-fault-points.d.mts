export function dropFaultPoints(dir: string): Promise<void>;
