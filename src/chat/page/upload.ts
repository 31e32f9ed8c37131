import { address, CallFailed, csrf, failureOf } from './net.ts';

/** Posts files as a form, telling the share sent (0 to 1). XMLHttpRequest, as fetch tells no progress of a body. */
export function upload<T>(
  path: string,
  fields: Record<string, string>,
  files: readonly { blob: Blob; name: string }[],
  as: number | undefined,
  progress: (share: number) => void,
): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { blob, name } of files) form.append('files', blob, name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path, as));
    for (const [name, value] of Object.entries(csrf)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new CallFailed({ error: 'offline' }));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(new CallFailed(failureOf(request.status, request.responseText)));
    };
    request.send(form);
  });
}
