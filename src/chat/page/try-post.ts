import { post } from './net.ts';
import { failureFrom, type Phone } from './phone.ts';

/** A call made for its effect: what goes wrong is told to the person. */
export async function tryPost<T>(phone: Phone, path: string, body: unknown): Promise<T | null> {
  try {
    return await post<T>(path, body, phone.as);
  } catch (error) {
    phone.failed(failureFrom(error), () => void tryPost(phone, path, body));
    return null;
  }
}
