/** @jsxRuntime automatic @jsxImportSource preact */
import { plain } from '../text/html.ts';

/** A text of the bot on a page: its lines, what stands in bold in bold, and nothing else of its tags. */
export function Rich({ html }: { html: string }) {
  return (
    <>
      {html.split('\n').map((line, i) => (
        <p key={i}>
          {line
            .split(/(<b>.*?<\/b>)/)
            .map((part) => (part.startsWith('<b>') ? <b key={part}>{plain(part)}</b> : plain(part)))}
        </p>
      ))}
    </>
  );
}
