import { useEffect, useRef, useState } from 'preact/hooks';
import { length } from './measure.ts';
import { t } from './words-extras.ts';

type Voice = { blob: Blob; name: string };

/** Recording needs https or localhost; without it browsers have no `mediaDevices`. */
export function canRecord(): boolean {
  return Boolean(navigator.mediaDevices) && typeof MediaRecorder === 'function';
}

/** Records until 完成 or 取消. Rendered only while recording. */
export function Recorder({ onEnd }: { onEnd(voice: Voice | null): void }) {
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder | null>(null);
  const wanted = useRef(false);

  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    let gone = false;
    const begin = async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts: Blob[] = [];
      const made = new MediaRecorder(stream);
      const release = () => {
        for (const track of stream.getTracks()) track.stop();
      };
      if (gone) return release();
      recorder.current = made;
      made.ondataavailable = ({ data }) => parts.push(data);
      made.onstop = () => {
        release();
        const type = made.mimeType.split(';')[0] || 'audio/webm';
        const name = type.includes('mp4') ? 'voice.m4a' : 'voice.webm';
        onEnd(wanted.current ? { blob: new Blob(parts, { type }), name } : null);
      };
      made.start();
      timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    };
    begin().catch(() => onEnd(null));
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, []);

  const stop = (keepIt: boolean) => {
    wanted.current = keepIt;
    if (recorder.current) recorder.current.stop();
    else onEnd(null);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div class="recorder" role="group" aria-label={t('record')}>
      <span>{t('recording', { time: length(seconds) })}</span>
      <button type="button" class="key" onClick={() => stop(false)}>
        {t('cancel')}
      </button>
      <button type="button" class="key primary" onClick={() => stop(true)}>
        {t('stop')}
      </button>
    </div>
  );
}
